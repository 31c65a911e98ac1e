import { sql } from 'kysely';
import { type Context, requireAdmin } from '../../context.js';
import { query } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import { type Connection, type PageArgs, parsePage, toConnection } from '../../graphql/connection.js';
import { Job, type JobStatus } from '../../jobs/job.entity.js';
import { parseArgument, text } from '../../shared/input.js';

export interface ListJobsArgs extends Pick<PageArgs, 'first' | 'after'> {
  status?: JobStatus | null;
  kind?: string | null;
}

const kindText = text({ max: 100 });

/**
 * One page of the jobs, the one that was made last first: all, of one status, or of one kind. Throws UNAUTHENTICATED, FORBIDDEN
 * (admins), BAD_USER_INPUT (kind: at most 100 code points), BAD_CURSOR.
 */
export async function listJobs(ctx: Context, args: ListJobsArgs): Promise<Connection<Job>> {
  requireAdmin(ctx);
  const page = parsePage(args, 'jobs');
  const { status } = args;
  const kind = args.kind && parseArgument('kind', kindText, args.kind);
  const conditions = [
    sql`true`,
    ...(status ? [sql`j.status = ${status}`] : []),
    ...(kind ? [sql`j.kind = ${kind}`] : []),
    ...(page.after ? [sql`j.id < ${page.after.id}`] : []),
  ];
  const { columns, read } = rowsOf(ctx.em, Job, 'j');
  const rows = await query(
    ctx,
    sql<Job>`select ${columns} from jobs j where ${sql.join(conditions, sql` and `)} order by j.id desc limit ${page.limit}`,
  );
  return toConnection(rows.map(read<Job>), page, ({ id }) => ({ value: '', id }));
}
