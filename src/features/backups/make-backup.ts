import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Context } from '../../context.js';
import { sync } from '../../storage/sync.js';
import { backupFolder, PART } from './backup-places.js';
import { differenceOf } from './contents.js';
import { type Copier, openCopier } from './database-copier.js';
import { forgetBackups, removeParts } from './forget-backups.js';
import { lockBackups } from './lock-backups.js';
import type { Manifest } from './manifest.js';
import { endRun, noteCopy, openRun, type Run } from './run-rows.js';
import { writeBackup } from './write-backup.js';

/** A backup that is there; flaw: why it could not be proved, null where it was. */
export interface MadeBackup {
  name: string;
  flaw: string | null;
}

/**
 * Makes a backup and proves it: restores it to a database of its own, compares that with what was copied, and reads every file again. Then forgets the
 * oldest. Why one could not be proved is told to the log as an error. Throws where none could be made, and leaves nothing of it.
 */
export async function makeBackup(ctx: Context, signal: AbortSignal): Promise<MadeBackup> {
  const folder = backupFolder(ctx.app.config);
  const unlock = await lockBackups(folder);
  const copier = openCopier(ctx.app.config, signal);
  try {
    await removeParts(folder);
    const run = await openRun(ctx, folder);
    const flaw = await makeAndProve(ctx, copier, run, signal);
    if (flaw) ctx.app.logger.error({ backup: run.name, flaw }, 'a backup could not be proved');
    await endRun(ctx, run, flaw ? 'FAILED_PROOF' : 'PROVED', flaw);
    await forgetBackups(ctx, folder);
    return { name: run.name, flaw };
  } finally {
    await copier.close();
    unlock();
  }
}

/** Gives what keeps the backup from being proved; null where nothing does. */
async function makeAndProve(ctx: Context, copier: Copier, run: Run, signal: AbortSignal): Promise<string | null> {
  const folder = backupFolder(ctx.app.config);
  const place = path.join(folder, run.name);
  try {
    await mkdir(place + PART, { mode: 0o700 });
    const manifest = await writeBackup(ctx, copier, place + PART, signal);
    await rename(place + PART, place);
    await sync(folder);
    await noteCopy(ctx, run, manifest);
    const flaw = await findFlaw(copier, place, manifest);
    signal.throwIfAborted();
    return flaw;
  } catch (error) {
    await rm(place + PART, { recursive: true, force: true });
    const status = existsSync(place) ? 'FAILED_PROOF' : 'FAILED';
    // Where the database does not answer either, the next run notes that this one was cut off.
    await endRun(ctx, run, status, error instanceof Error ? error.message : String(error)).catch(() => {});
    throw error;
  }
}

/** What keeps a backup from being proved; null where nothing does. */
async function findFlaw(copier: Copier, place: string, manifest: Manifest): Promise<string | null> {
  const { missing, database, counts } = manifest;
  try {
    if (missing.length > 0)
      return `${missing.length} files are not where the database has them: ${missing.slice(0, 3).join(', ')}`;
    await copier.verify(place, manifest);
    const restored = await copier.tryOut(path.join(place, database.name), `${place}.proof${PART}`, Object.keys(counts));
    return differenceOf(manifest, restored);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
