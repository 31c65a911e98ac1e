import { copyFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import type { Context } from '../../context.js';
import { entities } from '../../db/entities.js';
import { query } from '../../db/query.js';
import { sync } from '../../storage/sync.js';
import { backupFolder, FILE_LIST, MANIFEST, PART, SECRETS } from './backup-places.js';
import type { Ask } from './contents.js';
import type { Copier } from './database-copier.js';
import { keepFiles } from './keep-files.js';
import { writeFileList } from './list-files.js';
import type { HashedFile, Manifest } from './manifest.js';
import { Pool } from './pool.js';

/**
 * Writes a backup into an empty folder, synced. The files of the store are taken into the pool twice: before the database is copied, so that what somebody deletes
 * while that goes on is there, and after it, for a row comes later than its file and what the copy names was there by then.
 */
export async function writeBackup(
  ctx: Context,
  copier: Copier,
  folder: string,
  signal: AbortSignal,
): Promise<Manifest> {
  const { app } = ctx;
  const pool = new Pool(backupFolder(app.config));
  const lists = { from: path.join(folder, FILE_LIST + PART), to: path.join(folder, FILE_LIST) };
  await writeFileList(asking(ctx), lists.from);
  await keepFiles(app, pool, lists, signal);

  const copy = path.join(folder, copier.name);
  const tables = entities.map((entity) => ctx.em.getMetadata().get(entity as never).tableName);
  const madeAt = new Date(app.clock.now()).toISOString();
  const contents = await copier.copy({ copy, fileList: lists.from, tables });
  const kept = await keepFiles(app, pool, lists, signal);
  await rm(lists.from);

  const describe = async (name: string): Promise<HashedFile> => {
    const place = path.join(folder, name);
    return { name, size: (await stat(place)).size, sha256: await copier.hash(place) };
  };
  const manifest: Manifest = {
    format: 1,
    madeAt,
    dialect: copier.dialect,
    ...contents,
    database: await describe(copier.name),
    fileList: await describe(FILE_LIST),
    ...kept,
    secrets: [],
  };
  for (const name of await copySecrets(app.config.dataDir, folder)) manifest.secrets.push(await describe(name));
  await writeFile(path.join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true });
  await sync(folder);
  return manifest;
}

function asking({ em }: Context): Ask {
  return (statement) => query({ em }, sql.raw(statement));
}

/** Gives the names of those that there are. */
async function copySecrets(dataDir: string, folder: string): Promise<string[]> {
  const copied: string[] = [];
  for (const name of SECRETS) {
    const isThere = await copyFile(path.join(dataDir, name), path.join(folder, name)).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error;
        return false;
      },
    );
    if (!isThere) continue;
    await sync(path.join(folder, name));
    copied.push(name);
  }
  return copied;
}
