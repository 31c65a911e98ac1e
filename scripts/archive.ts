import { parseArgs } from 'node:util';
import { readConfig } from '../src/config.js';
import { type Context, createContext } from '../src/context.js';
import { archiveMessages, countDue } from '../src/features/archive/archive-messages.js';
import { restoreArchive } from '../src/features/archive/restore-archive.js';
import { verifyArchive } from '../src/features/archive/verify-archive.js';
import { openServices } from '../src/open-services.js';
import { isId } from '../src/shared/ids.js';

/*
 * `archive`: runs the archive now, whether the server runs or not; `--dry-run` only tells what it would take; `verify` reads all of it;
 * `restore` brings a day or a room back. Exit code 1: something is wrong with the archive, or it could not be finished; 2: the arguments are wrong.
 */

const USAGE = 'usage: npm run archive [-- --dry-run | verify | restore --day YYYY-MM-DD | restore --room ID]';

type Command = (ctx: Context) => Promise<void>;

const COMMANDS: Record<string, Command> = {
  run: async (ctx) => {
    const stop = new AbortController();
    process.once('SIGINT', () => stop.abort(new Error('It was stopped; the next run goes on from there.')));
    await archiveMessages(ctx, stop.signal);
    await tellVerdict(ctx);
  },
  dryRun: async (ctx) => {
    const due = await countDue(ctx);
    const total = due.reduce((sum, { count }) => sum + count, 0);
    const days = ctx.app.config.archiveAfterDays;
    console.log(
      `${number(total)} messages in ${number(due.length)} rooms are older than ${days} days and would be archived.`,
    );
  },
  verify: tellVerdict,
};

function restore(what: Parameters<typeof restoreArchive>[1]): Command {
  return async (ctx) => {
    const count = await restoreArchive(ctx, what);
    console.log(`${number(count)} messages are back in the database.`);
  };
}

async function tellVerdict(ctx: Context): Promise<void> {
  const { runs, segments, messages, broken } = await verifyArchive(ctx);
  console.log(
    `The archive: ${number(messages)} messages in ${number(segments)} files of ${number(runs)} runs are as they were written.`,
  );
  if (broken) throw new Error(`Broken on ${broken.day}: ${broken.reason}.`);
}

async function run(command: Command): Promise<void> {
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

/** Null where the arguments are wrong. */
function readCommand(): Command | null {
  const option = { type: 'string' } as const;
  try {
    const { values, positionals } = parseArgs({
      options: { 'dry-run': { type: 'boolean' }, day: option, room: option },
      allowPositionals: true,
    });
    const [name = values['dry-run'] ? 'dryRun' : 'run', ...rest] = positionals;
    const { day, room } = values;
    if (rest.length > 0) return null;
    if (name === 'restore') {
      if (day && !room) return restore({ day });
      return room && !day && isId(room) ? restore({ roomId: room }) : null;
    }
    return day || room ? null : (COMMANDS[name] ?? null);
  } catch {
    return null;
  }
}

const command = readCommand();
if (!command) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  run(command).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
