import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import { hold } from '../../db/hold.js';
import type { Transaction } from '../../db/transaction.js';
import { notFound } from '../../shared/errors.js';
import { isId } from '../../shared/ids.js';
import { ownFileIds } from './file.loaders.js';

/** Most files on one thing. */
export const MAX_ATTACHMENTS = 20;

/** Ids of files to attach, each once, for an operation's input. */
export const attachmentIds = z
  .array(z.string())
  .max(MAX_ATTACHMENTS, `Are more than ${MAX_ATTACHMENTS}.`)
  .refine((ids) => new Set(ids).size === ids.length, 'Names a file twice.')
  .nullish();

/**
 * Has the files be there until the transaction ends, for what refers to them. Throws NOT_FOUND where one is not the viewer's own.
 */
export async function holdOwnFiles(tx: Transaction, ids: readonly string[]): Promise<void> {
  // PostgreSQL would refuse to compare an id with other text.
  if (!ids.every(isId)) throw notFound();
  await hold(tx, [...ids]);
  await assertOwnFiles(tx, ids);
}

/** Throws NOT_FOUND where one of the files is not the viewer's own: nobody passes on what others uploaded by its id. */
export async function assertOwnFiles(ctx: Context, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const own = await ownFileIds(ctx, requireViewer(ctx).id, ids);
  if (own.size < ids.length) throw notFound();
}
