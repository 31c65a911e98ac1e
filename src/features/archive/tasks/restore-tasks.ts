import { sql } from 'kysely';
import { change } from '../../../db/query.js';
import { rowsGiven } from '../../../db/rows-given.js';
import type { Transaction } from '../../../db/transaction.js';
import { archivedTask } from './archived-task.js';

/** See ArchiveKind. They stay as long as if they had been touched now. */
export async function restoreTasks(tx: Transaction, segmentId: string, lines: string[]): Promise<number> {
  const tasks = lines.map((line) => archivedTask.parse(JSON.parse(line)));
  const { rows } = await change(
    tx,
    sql<{ id: string }>`update tasks set description = given.description, segment_id = null, segment_position = null,
        restored_at = ${new Date(tx.app.clock.now())}
      from ${rowsGiven(tx, { id: 'uuid', description: 'text' }, tasks)}
      where tasks.id = given.id and tasks.segment_id = ${segmentId} returning tasks.id`,
  );
  const ids = new Set(rows.map(({ id }) => id));
  const restored = tasks.filter(({ id }) => ids.has(id));
  const comments = restored.flatMap((task) => task.comments);
  await change(
    tx,
    sql`update task_comments set content = given.content from ${rowsGiven(tx, { id: 'uuid', content: 'text' }, comments)}
      where task_comments.id = given.id`,
  );
  const changes = restored.flatMap((task) => task.changes.filter(({ field }) => field === 'DESCRIPTION'));
  await change(
    tx,
    sql`update task_changes set from_value = given."from", to_value = given."to"
      from ${rowsGiven(tx, { id: 'uuid', from: 'text', to: 'text' }, changes)} where task_changes.id = given.id`,
  );
  return ids.size;
}
