import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { migrations } from '../../../migrations/index.js';
import type { Config } from '../../config.js';
import type { Logger } from '../../shared/logger.js';
import { openStore } from '../../storage/open-store.js';
import { backupFolder, isBackupName, nameAt } from './backup-places.js';
import { bringFiles, bringSecrets } from './bring-files.js';
import { differenceOf, readContents } from './contents.js';
import { lockBackups } from './lock-backups.js';
import { type Manifest, readManifest } from './manifest.js';
import { openRestoring } from './restoring.js';
import { settleRestored } from './settle-restored.js';
import { verifyBackup } from './verify-backup.js';

/** What a restore has done. former: where the database that was there is now; null where there was none. */
export interface Restored {
  manifest: Manifest;
  broughtFiles: number;
  former: string | null;
}

/**
 * Puts the configured database, files and secrets back to what a backup holds; what was there is kept beside it. Nothing is changed before every
 * hash was compared and the copy was restored beside the database, which it takes the place of as the last step. It is another history from then on:
 * cursors of before get RESYNC_REQUIRED. Throws where the backup is damaged or of a newer server, or a server runs.
 */
export async function restoreBackup(config: Config, name: string, logger: Logger): Promise<Restored> {
  const backups = backupFolder(config);
  const folder = path.join(backups, name);
  if (!isBackupName(name)) throw new Error(`${name} is no name of a backup.`);
  const unlock = await lockBackups(backups);
  try {
    const manifest = await readManifest(folder);
    assertFits(manifest, config);
    await verifyBackup(folder, manifest);
    await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
    const stamp = nameAt(Date.now());
    const restoring = await openRestoring(config, path.join(folder, manifest.database.name), stamp);
    try {
      const difference = differenceOf(manifest, await readContents(restoring.ask, Object.keys(manifest.counts)));
      if (difference) throw new Error(`The backup does not hold what it should: ${difference}.`);
      const store = await openStore(config, logger);
      const broughtFiles = await bringFiles(store, folder, manifest);
      await settleRestored(restoring.ask, store, name, manifest).finally(() => store.close());
      await bringSecrets(config.dataDir, folder, stamp, manifest);
      return { manifest, broughtFiles, former: await restoring.take() };
    } finally {
      await restoring.close();
    }
  } finally {
    unlock();
  }
}

function assertFits({ dialect, migrations: had, files }: Manifest, { databaseUrl, s3 }: Config): void {
  if (dialect !== (databaseUrl ? 'postgres' : 'sqlite')) {
    const setting = databaseUrl ? 'not be set' : 'name a database of it';
    throw new Error(
      `This is a backup of ${dialect === 'sqlite' ? 'SQLite' : 'PostgreSQL'}: DATABASE_URL must ${setting}.`,
    );
  }
  if (!files.areCopied && !s3) throw new Error('The files of this backup lie in a bucket: S3_BUCKET must name it.');
  const known = new Set(migrations[dialect].map((migration) => migration.name));
  const newer = had.find((migration) => !known.has(migration));
  if (newer) throw new Error(`The backup is newer than this server: it has the migration ${newer}. Update the server.`);
}
