import { readConfig } from '../src/config.js';
import { createContext } from '../src/context.js';
import { backupFolder } from '../src/features/backups/backup-places.js';
import { makeBackup } from '../src/features/backups/make-backup.js';
import { openServices } from '../src/open-services.js';

/*
 * `backup`: makes a backup now, whether the server runs or not, and proves it. Exit code 1: there is none, or it could not be proved.
 */

async function run(): Promise<void> {
  const services = await openServices(readConfig());
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort(new Error('It was stopped; nothing of it is left.')));
  try {
    const { name, flaw } = await makeBackup(createContext(services), stop.signal);
    if (flaw) throw new Error(`The backup ${name} could not be proved: ${flaw}`);
    console.log(`The backup ${name} is in ${backupFolder(services.config)}; it was restored and compared.`);
  } finally {
    await services.close();
  }
}

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
