import type { Context } from '../../context.js';
import { insertRows } from '../../db/insert-rows.js';
import { inTransaction, type Transaction } from '../../db/transaction.js';
import { isPassingFault } from '../../db/unavailable.js';
import { newId } from '../../shared/ids.js';
import { originalKey } from './file-keys.js';
import { fileName } from './file-name.js';
import { isPicture } from './file-types.js';
import { assertWithinQuota } from './storage-used.js';

/** A file that lies whole and synced in the store's `incoming`. */
export interface NewFile {
  path: string;
  /** As its sender called it. */
  name: string;
  size: number;
  sha256: string;
  type: string;
}

/** One that came out of an archive. */
export type NewEntry = NewFile & { entryPath: string };

/** Rows of one statement: a thousand at a time would hold up the event loop. */
const BATCH = 128;

const COLUMNS = [
  'id',
  'uploader_id',
  'name',
  'type',
  'size',
  'sha256',
  'preview_status',
  'archive_id',
  'entry_path',
  'created_at',
];

/**
 * Takes files into the store, and then writes their rows, all or none. entries: what came out of the file, where it is an archive.
 * Gives the file's id. Part of other operations. Throws QUOTA_EXCEEDED.
 */
export async function keepFiles(
  ctx: Context,
  uploaderId: string,
  file: NewFile,
  entries: readonly NewEntry[] = [],
): Promise<string> {
  const { store } = ctx.app;
  const kept = [file, ...entries].map((each) => ({ ...each, id: newId() }));
  const keys = kept.map(({ id }) => originalKey(id));
  await store.keep(kept.map(({ path }, index) => ({ path, key: keys[index]! })));
  try {
    await inTransaction(ctx, (tx) => writeRows(tx, uploaderId, kept));
  } catch (error) {
    // A COMMIT of which nothing is known may have been made: those files stay, and are swept later if they have no rows.
    if (!isPassingFault(error)) for (const key of keys) await store.remove(key);
    throw error;
  }
  return kept[0]!.id;
}

async function writeRows(tx: Transaction, uploaderId: string, files: (NewFile & { id: string })[]): Promise<void> {
  await assertWithinQuota(
    tx,
    uploaderId,
    files.reduce((sum, { size }) => sum + size, 0),
  );
  const createdAt = new Date(tx.app.clock.now());
  const rows = files.map((file: (NewFile | NewEntry) & { id: string }) => [
    file.id,
    uploaderId,
    fileName(file.name),
    file.type,
    file.size,
    file.sha256,
    isPicture(file.type) ? 'PENDING' : 'NONE',
    'entryPath' in file ? files[0]!.id : null,
    'entryPath' in file ? file.entryPath : null,
    createdAt,
  ]);
  for (let start = 0; start < rows.length; start += BATCH) {
    await insertRows(tx, 'files', COLUMNS, rows.slice(start, start + BATCH));
  }
}
