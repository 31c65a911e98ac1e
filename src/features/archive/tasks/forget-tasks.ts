import { sql } from 'kysely';
import { isAnyOf } from '../../../db/any-of.js';
import { change, query } from '../../../db/query.js';
import type { Transaction } from '../../../db/transaction.js';
import type { LocatedSegment } from '../archive-segment.entity.js';

/** Tasks forgotten by one transaction: SQLite keeps the event loop that long. */
const STEP = 64;

/** See ArchiveKind. With all that hangs on them; files stay until the clean-up. */
export async function forgetTasks(tx: Transaction, segment: LocatedSegment): Promise<number> {
  const rows = await query(
    tx,
    sql<{
      id: string;
    }>`select id from tasks where segment_id = ${segment.id} order by segment_position desc limit ${STEP}`,
  );
  const ids = rows.map(({ id }) => id);
  for (const table of ['task_attachments', 'task_comments', 'task_changes']) {
    await change(tx, sql`delete from ${sql.table(table)} where ${isAnyOf(tx, 'task_id', ids)}`);
  }
  await change(tx, sql`delete from tasks where ${isAnyOf(tx, 'id', ids)}`);
  return rows.length;
}
