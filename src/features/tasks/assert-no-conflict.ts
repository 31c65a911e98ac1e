import { sql } from 'kysely';
import { query } from '../../db/query.js';
import type { Transaction } from '../../db/transaction.js';
import { badInput, DomainError } from '../../shared/errors.js';
import { differing, HISTORY_FIELDS, type TaskColumns } from './change-task.js';
import type { SeenTask } from './task.loaders.js';
import type { TaskField } from './task-change.entity.js';

/**
 * That none of the wanted fields was changed to something else since the version that the editor has seen. The task must
 * be locked. Throws CONFLICT with those fields and the version of now, BAD_USER_INPUT for a version that is not there yet.
 */
export async function assertNoConflict(
  tx: Transaction,
  task: SeenTask,
  wanted: Partial<TaskColumns>,
  expectedVersion: number,
): Promise<void> {
  if (expectedVersion > task.version) throw badInput({ 'input.expectedVersion': 'Is newer than the task.' });
  const names = differing(task, wanted);
  if (expectedVersion === task.version || names.length === 0) return;
  const rows = await query(
    tx,
    sql<{ field: TaskField }>`select distinct field from task_changes
      where task_id = ${task.id} and version > ${expectedVersion}`,
  );
  const changed = new Set(rows.map(({ field }) => field));
  const clashes = names.filter((name) => changed.has(HISTORY_FIELDS[name]));
  if (clashes.length === 0) return;
  throw new DomainError('CONFLICT', 'Somebody else has changed the same meanwhile; fetch the task again.', {
    fields: Object.fromEntries(clashes.map((name) => [`input.${name}`, 'Was changed meanwhile.'])),
    version: task.version,
  });
}
