import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import type { Context } from '../../context.js';
import { change, query } from '../../db/query.js';
import { inTransaction } from '../../db/transaction.js';
import { FILE_LIST, isBackupName, PART } from './backup-places.js';
import { readFileList } from './list-files.js';
import { Pool } from './pool.js';

/** Backups that are kept. */
const KEPT = 7;
/** How long a run is told of, days. */
const KEEP_DAYS = 90;

/** Removes what a run left that was cut off. */
export async function removeParts(folder: string): Promise<void> {
  for (const name of await readdir(folder))
    if (name.includes(PART)) await rm(path.join(folder, name), { recursive: true, force: true });
}

/**
 * Keeps the newest seven backups, and the newest that was proved where none of these was; removes the others and the files that none of those kept
 * names, and forgets runs of long ago.
 */
export async function forgetBackups(ctx: Context, folder: string): Promise<void> {
  const names = (await readdir(folder)).filter(isBackupName).sort().reverse();
  const kept = new Set(names.slice(0, KEPT));
  const proved = new Set(await provedNames(ctx));
  const newestProved = names.find((name) => proved.has(name));
  if (newestProved) kept.add(newestProved);
  for (const name of names) if (!kept.has(name)) await rm(path.join(folder, name), { recursive: true });
  await new Pool(folder).sweep(await hashesOf([...kept].map((name) => path.join(folder, name, FILE_LIST))));
  const oldest = new Date(ctx.app.clock.now() - KEEP_DAYS * 86_400_000);
  await inTransaction(ctx, (tx) => change(tx, sql`delete from backups where started_at < ${oldest}`));
}

/** A backup that somebody has taken apart names none. */
async function hashesOf(lists: string[]): Promise<Set<string>> {
  const hashes = new Set<string>();
  for (const list of lists.filter((list) => existsSync(list)))
    for await (const { sha256 } of readFileList(list)) if (sha256) hashes.add(sha256);
  return hashes;
}

async function provedNames(ctx: Context): Promise<string[]> {
  const rows = await query(ctx, sql<{ name: string }>`select name from backups where status = 'PROVED'`);
  return rows.map(({ name }) => name);
}
