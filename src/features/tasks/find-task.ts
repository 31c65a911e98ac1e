import { type Context, loader, requireViewer } from '../../context.js';
import type { Transaction } from '../../db/transaction.js';
import { notFound } from '../../shared/errors.js';
import { type SeenTask, taskById } from './task.loaders.js';

/** The task through the viewer, or null. Throws UNAUTHENTICATED. */
export async function findTask(ctx: Context, id: string): Promise<SeenTask | null> {
  requireViewer(ctx);
  return loader(ctx, taskById).load(id);
}

/** The task through the viewer. Throws UNAUTHENTICATED, NOT_FOUND. */
export async function getTask(ctx: Context, id: string): Promise<SeenTask> {
  const task = await findTask(ctx, id);
  if (!task) throw notFound();
  return task;
}

/** The task with what this transaction has changed so far. */
export async function rereadTask(tx: Transaction, id: string): Promise<SeenTask> {
  await tx.em.flush();
  tx.loaders.clear();
  return getTask(tx, id);
}
