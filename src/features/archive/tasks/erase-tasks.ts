import { sql } from 'kysely';
import { isAnyOf } from '../../../db/any-of.js';
import { change } from '../../../db/query.js';
import { rowsGiven } from '../../../db/rows-given.js';
import type { Transaction } from '../../../db/transaction.js';
import type { PlacedLine } from '../archive-kind.js';

/**
 * See ArchiveKind. A task that was changed, or lost or got a comment since it was written down stays as it is. A comment that comes at the very moment keeps its
 * text in its row: those that go are named one by one.
 */
export async function eraseTasks(tx: Transaction, segmentId: string, lines: PlacedLine[]): Promise<number> {
  const given = rowsGiven(
    tx,
    { id: 'uuid', version: 'int', position: 'int', comments: 'int', last: 'text' },
    lines.map(({ commentIds, ...line }) => ({ ...line, comments: commentIds.length, last: commentIds.at(-1) ?? '' })),
  );
  const theirs = sql`from task_comments c where c.task_id = tasks.id`;
  const { rows } = await change(
    tx,
    sql<{ id: string }>`update tasks set description = '', segment_id = ${segmentId}, segment_position = given.position
      from ${given}
      where tasks.id = given.id and tasks.version = given.version and tasks.segment_id is null
        and (select count(*) ${theirs}) = given.comments
        and coalesce((select max(cast(c.id as text)) ${theirs}), '') = given.last
      returning tasks.id`,
  );
  const ids = new Set(rows.map(({ id }) => id));
  const commentIds = lines.flatMap((line) => (ids.has(line.id) ? line.commentIds : []));
  await change(tx, sql`update task_comments set content = '' where ${isAnyOf(tx, 'id', commentIds)}`);
  await change(
    tx,
    sql`update task_changes set from_value = null, to_value = null
      where field = 'DESCRIPTION' and ${isAnyOf(tx, 'task_id', [...ids])}`,
  );
  return ids.size;
}
