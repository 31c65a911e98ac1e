import { sql } from 'kysely';
import pLimit from 'p-limit';
import type { Context } from '../../context.js';
import { isAnyOf } from '../../db/any-of.js';
import { change } from '../../db/query.js';
import type { Transaction } from '../../db/transaction.js';
import { originalKey, PREVIEW_SIZES, type PreviewSize, previewKey } from './file-keys.js';

/** Files removed from the store at a time. */
const AT_ONCE = 8;

/** Removes the rows of files to which nothing refers any more; what came out of an archive goes before it. Part of other operations. */
export async function removeRows(tx: Transaction, ids: readonly string[]): Promise<void> {
  await change(tx, sql`delete from files where ${isAnyOf(tx, 'id', ids)} and archive_id is not null`);
  await change(tx, sql`delete from files where ${isAnyOf(tx, 'id', ids)}`);
}

/** Removes the bytes of files that have no rows any more. What cannot be removed now is swept later. */
export async function removeBytes({ app }: Context, ids: readonly string[]): Promise<void> {
  const sizes = Object.keys(PREVIEW_SIZES) as PreviewSize[];
  const keys = ids.flatMap((id) => [originalKey(id), ...sizes.map((size) => previewKey(id, size))]);
  await pLimit(AT_ONCE).map(keys, (key) =>
    app.store.remove(key).catch((error) => app.logger.warn({ error: String(error) }, 'a file is left to be swept')),
  );
}
