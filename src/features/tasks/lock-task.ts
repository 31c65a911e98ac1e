import { sql } from 'kysely';
import { dialectOf } from '../../db/orm.js';
import { query } from '../../db/query.js';
import type { Transaction } from '../../db/transaction.js';
import { DomainError } from '../../shared/errors.js';
import { isId } from '../../shared/ids.js';
import { getTask } from './find-task.js';
import type { SeenTask } from './task.loaders.js';

/**
 * The task through the viewer, to be changed: other changes of it wait until the transaction ends. Throws NOT_FOUND,
 * also at that end where the viewer no longer sees it, and ARCHIVED where a run of the archive took it at this very moment: see `bringBackTask`.
 * SQLite has one writer at a time anyway.
 */
export async function lockTask(tx: Transaction, id: string): Promise<SeenTask> {
  // Before it is read: what was read before the lock may be old. `for update` would stop comments too, which refer to it.
  if (dialectOf(tx.em) === 'postgres' && isId(id))
    await query(tx, sql`select id from tasks where id = ${id} for no key update`);
  tx.whenPlaced(() => getTask(tx, id));
  const task = await getTask(tx, id);
  if (task.segmentId !== null) throw new DomainError('ARCHIVED');
  return task;
}

/** Throws CONFLICT for a deleted task. */
export function assertNotDeleted(task: SeenTask): void {
  if (task.deletedAt) throw new DomainError('CONFLICT', 'The task is deleted.');
}
