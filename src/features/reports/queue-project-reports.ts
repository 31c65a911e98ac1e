import { sql } from 'kysely';
import type { Context } from '../../context.js';
import { query } from '../../db/query.js';
import { inTransaction } from '../../db/transaction.js';
import { isInReport } from './project-report.js';
import { reportDays } from './report-days.js';

/**
 * Has the report of the last whole week mailed to each owner of each project: once, however often it is called. Nothing goes to who has no
 * e-mail, nor about a project in which nothing was made or finished and nothing is open.
 */
export async function queueProjectReports(ctx: Context): Promise<void> {
  const days = reportDays(ctx, {});
  const owners = await query(
    ctx,
    sql<{ projectId: string; userId: string }>`select m.project_id as "projectId", m.user_id as "userId"
      from project_members m join projects p on p.id = m.project_id join users u on u.id = m.user_id
      where m.role = 'OWNER' and p.deleted_at is null and u.deactivated_at is null and u.email is not null and exists (
        select 1 from tasks t where t.project_id = p.id and t.deleted_at is null and ${isInReport(days)})`,
  );
  const from = days.first.toISODate()!;
  await inTransaction(ctx, async (tx) => {
    for (const { projectId, userId } of owners) {
      const key = `${projectId}:${from}:${userId}`;
      tx.enqueue({ kind: 'mailProjectReport', key, payload: { projectId, userId, from } });
    }
  });
}
