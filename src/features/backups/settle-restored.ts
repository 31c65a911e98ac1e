import { newId } from '../../shared/ids.js';
import type { FileStore } from '../../storage/file-store.js';
import { previewKey } from '../files/file-keys.js';
import { STORAGE_ID } from '../organizations/claim-store.js';
import type { Ask } from './contents.js';
import type { Manifest } from './manifest.js';

/** Files looked at by one statement. */
const BATCH = 1000;

/**
 * Makes a database that was restored a history of its own, so that clients which have seen more than it holds fetch afresh, and has it fit the store.
 * The run that made the backup is over in it.
 */
export async function settleRestored(ask: Ask, store: FileStore, name: string, { database }: Manifest): Promise<void> {
  await ask(`update log_head set epoch = '${newId()}'`);
  await settleStore(ask, store);
  await settlePreviews(ask, store);
  // Its name is checked by then.
  await ask(`update backups set status = 'PROVED', finished_at = started_at, sha256 = '${database.sha256}',
    database_size = ${database.size} where name = '${name}'`);
  await ask(`update jobs set status = 'DONE', finished_at = started_at where kind = 'backup' and status = 'RUNNING'`);
}

/** The store keeps the id that it has: it may be that of an installation begun anew. */
async function settleStore(ask: Ask, store: FileStore): Promise<void> {
  const [row] = await ask<{ id: string | null }>('select storage_id as id from organizations');
  const own = (await store.readText(STORAGE_ID))?.trim();
  if (own === undefined) await store.writeText(STORAGE_ID, row!.id ?? newId());
  else if (!/^[\w-]+$/.test(own)) throw new Error(`${STORAGE_ID} in ${store.place} holds no id`);
  else await ask(`update organizations set storage_id = '${own}'`);
}

/** Backups hold no previews: those that are not there are made anew when the server starts. */
async function settlePreviews(ask: Ask, store: FileStore): Promise<void> {
  const there = new Set<string>();
  for await (const { key } of store.list('previews/')) there.add(key);
  for (let last = ''; ; ) {
    const after = last ? `and id > '${last}'` : '';
    const files = await ask<{ id: string }>(
      `select id from files where preview_status = 'READY' ${after} order by id limit ${BATCH}`,
    );
    const gone = files.filter(({ id }) => !there.has(previewKey(id, 'SMALL')) || !there.has(previewKey(id, 'LARGE')));
    if (gone.length > 0)
      await ask(
        `update files set preview_status = 'PENDING' where id in (${gone.map(({ id }) => `'${id}'`).join(', ')})`,
      );
    if (files.length < BATCH) return;
    last = files.at(-1)!.id;
  }
}
