import path from 'node:path';
import { readConfig } from '../src/config.js';
import { createContext } from '../src/context.js';
import { ImportError } from '../src/features/imports/import-error.js';
import { importSlack, type SlackImportReport } from '../src/features/imports/import-slack.js';
import { openServices } from '../src/open-services.js';
import { ImportBars } from './import-bars.js';

/*
 * `import slack FILE.zip`: imports a Slack export into the configured database, whether the server runs or not. Exit code
 * 1: it could not be finished, and one line on stderr says why; 2: the arguments are wrong.
 */

const USAGE = 'usage: npm run import -- slack FILE.zip';

async function run(file: string): Promise<void> {
  const services = await openServices(readConfig());
  const bars = new ImportBars();
  try {
    // npm runs scripts in the project's folder: INIT_CWD is where the command was given.
    const report = await importSlack(createContext(services), path.resolve(process.env.INIT_CWD ?? '.', file), bars);
    bars.stop();
    tell(report);
  } finally {
    bars.stop();
    await services.close();
  }
}

function tell({ checked, deletedRooms, ...added }: SlackImportReport): void {
  console.log(`Added: ${count(added.users, 'user')}, ${count(added.rooms, 'room')},`);
  console.log(`  ${count(added.messages, 'message')}, of which ${number(added.replies)} in threads.`);
  if (added.present > 0) console.log(`${count(added.present, 'message')} of the export were here already.`);
  if (added.orphans > 0) console.log(`${count(added.orphans, 'reply')} without the message they answer stand alone.`);
  if (checked.skipped > 0) console.log(`${count(checked.skipped, 'notice or empty message')} left out.`);
  if (checked.ignoredEntries > 0)
    console.log(`${number(checked.ignoredEntries)} files of direct messages and the like left out.`);
  for (const name of deletedRooms) console.log(`The room ${name} was deleted here; its channel was left out.`);
}

function count(of: number, thing: string): string {
  const plural = thing.endsWith('y') ? `${thing.slice(0, -1)}ies` : `${thing}s`;
  return `${number(of)} ${of === 1 ? thing : plural}`;
}

function number(of: number): string {
  return of.toLocaleString('en');
}

const [format, file, ...rest] = process.argv.slice(2);
if (format !== 'slack' || !file || rest.length > 0) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  run(file).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    if (!(error instanceof ImportError)) console.error('What was added stays; the same command goes on from there.');
    process.exitCode = 1;
  });
}
