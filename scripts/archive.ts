import { readConfig } from '../src/config.js';
import { type Context, createContext } from '../src/context.js';
import { archiveMessages, countDue } from '../src/features/archive/archive-messages.js';
import { verifyArchive } from '../src/features/archive/verify-archive.js';
import { openServices } from '../src/open-services.js';

/*
 * `archive`: runs the archive now, whether the server runs or not; `--dry-run` only tells what it would take; `verify` reads all of it.
 * Exit code 1: something is wrong with the archive, or it could not be finished; 2: the arguments are wrong.
 */

const USAGE = 'usage: npm run archive [-- --dry-run | verify]';

const COMMANDS: Record<string, (ctx: Context) => Promise<void>> = {
  '': async (ctx) => {
    const stop = new AbortController();
    process.once('SIGINT', () => stop.abort(new Error('It was stopped; the next run goes on from there.')));
    await archiveMessages(ctx, stop.signal);
    await tellVerdict(ctx);
  },
  '--dry-run': async (ctx) => {
    const due = await countDue(ctx);
    const total = due.reduce((sum, { count }) => sum + count, 0);
    const days = ctx.app.config.archiveAfterDays;
    console.log(
      `${number(total)} messages in ${number(due.length)} rooms are older than ${days} days and would be archived.`,
    );
  },
  verify: tellVerdict,
};

async function tellVerdict(ctx: Context): Promise<void> {
  const { runs, segments, messages, broken } = await verifyArchive(ctx);
  console.log(
    `The archive: ${number(messages)} messages in ${number(segments)} files of ${number(runs)} runs are as they were written.`,
  );
  if (broken) throw new Error(`Broken on ${broken.day}: ${broken.reason}.`);
}

async function run(command: (ctx: Context) => Promise<void>): Promise<void> {
  const services = await openServices(readConfig());
  try {
    await command(createContext(services));
  } finally {
    await services.close();
  }
}

function number(of: number): string {
  return of.toLocaleString('en');
}

const [name = '', ...rest] = process.argv.slice(2);
const command = COMMANDS[name];
if (!command || rest.length > 0) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  run(command).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
