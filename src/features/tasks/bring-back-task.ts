import type { Context } from '../../context.js';
import { inTransaction } from '../../db/transaction.js';
import { restoreTasks } from '../archive/tasks/restore-tasks.js';
import { findTask } from './find-task.js';

/**
 * Brings a task back out of the archive, which whoever is about to change it does first: what is changed is in the database. A job erases it from its file. Does nothing
 * where the viewer does not see it, or it is not there. Throws UNAUTHENTICATED, UNAVAILABLE while the archive does not answer.
 */
export async function bringBackTask(ctx: Context, id: string): Promise<void> {
  const task = await findTask(ctx, id);
  if (!task || task.segmentId === null) return;
  const { segmentId, segmentPosition } = task;
  const [line] = await ctx.app.archive.read([{ segmentId, position: segmentPosition! }]);
  await inTransaction(ctx, async (tx) => {
    await restoreTasks(tx, segmentId, [line!]);
    tx.enqueue({ kind: 'redactArchive', payload: { segmentId } });
  });
}
