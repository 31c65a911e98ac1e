import { sql } from 'kysely';
import type { Context } from '../../context.js';
import { dialectOf } from '../../db/orm.js';
import { query } from '../../db/query.js';
import type { Transaction } from '../../db/transaction.js';
import { DomainError } from '../../shared/errors.js';

/** What all files of a user are together, bytes; previews are not counted. */
export async function storageUsedBy(ctx: Context, userId: string): Promise<number> {
  const [row] = await query(
    ctx,
    sql<{ size: number | string | null }>`select sum(size) as size from files where uploader_id = ${userId}`,
  );
  return Number(row!.size ?? 0);
}

/** How much the user may still upload, bytes. Throws QUOTA_EXCEEDED where that is nothing. */
export async function storageLeftOf(ctx: Context, userId: string): Promise<number> {
  const left = ctx.app.config.limits.quotaBytes - (await storageUsedBy(ctx, userId));
  if (left <= 0) throw quotaExceeded();
  return left;
}

/** As part of the change that adds so many bytes, of which one user makes one at a time. Throws QUOTA_EXCEEDED. */
export async function assertWithinQuota(tx: Transaction, userId: string, bytes: number): Promise<void> {
  if (dialectOf(tx.em) === 'postgres')
    await query(tx, sql`select id from users where id = ${userId} for no key update`);
  if (bytes > (await storageLeftOf(tx, userId))) throw quotaExceeded();
}

export function quotaExceeded(): DomainError {
  return new DomainError('QUOTA_EXCEEDED');
}
