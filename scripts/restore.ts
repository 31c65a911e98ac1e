import { readdir } from 'node:fs/promises';
import { readConfig } from '../src/config.js';
import { backupFolder, isBackupName } from '../src/features/backups/backup-places.js';
import { restoreBackup } from '../src/features/backups/restore-backup.js';
import { consoleLogger } from '../src/shared/logger.js';

/*
 * `restore NAME`: puts database, files and secrets back to what a backup holds. Exit code 1: it could not, and the database is as it was; 2: the
 * arguments are wrong.
 */

async function run(name: string): Promise<void> {
  const { manifest, broughtFiles, former } = await restoreBackup(readConfig(), name, consoleLogger);
  const { madeAt, log, files } = manifest;
  console.log(
    `All is as it was at ${madeAt} (event ${log.seq}): the database, and ${files.count} files, of which ${broughtFiles} had to be brought back.`,
  );
  for (const key of manifest.missing) console.log(`${key} was missing then already.`);
  if (former) console.log(`What was there before is kept: ${former}. Remove it when you need it no more.`);
  console.log('Start the server now; clients fetch everything afresh.');
}

async function listBackups(): Promise<string> {
  const names = await readdir(backupFolder(readConfig())).catch(() => []);
  return names.filter(isBackupName).sort().join('\n  ') || 'none';
}

const [name, ...rest] = process.argv.slice(2);
if (!name || rest.length > 0) {
  console.error(`usage: npm run restore -- NAME, which is one of:\n  ${await listBackups()}`);
  process.exitCode = 2;
} else {
  run(name).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
