import { parseArgs } from 'node:util';
import { readConfig } from '../src/config.js';
import { type Context, createContext } from '../src/context.js';
import { restoreArchive } from '../src/features/archive/restore-archive.js';
import { countDue, runArchive } from '../src/features/archive/run-archive.js';
import { verifyArchive } from '../src/features/archive/verify-archive.js';
import { openServices } from '../src/open-services.js';
import { isId } from '../src/shared/ids.js';

/*
 * `archive`: runs the archive now, whether the server runs or not; `--dry-run` only tells what it would take; `verify` reads all of it;
 * `restore` brings a day, a room or a project back. Exit code 1: something is wrong with the archive, or it could not be finished; 2: the arguments are wrong.
 */

const USAGE =
  'usage: npm run archive [-- --dry-run | verify | restore --day YYYY-MM-DD | restore --room ID | restore --project ID]';

type Command = (ctx: Context) => Promise<void>;

const COMMANDS: Record<string, Command> = {
  run: async (ctx) => {
    const stop = new AbortController();
    process.once('SIGINT', () => stop.abort(new Error('It was stopped; the next run goes on from there.')));
    await runArchive(ctx, stop.signal);
    await tellVerdict(ctx);
  },
  dryRun: async (ctx) => {
    const { MESSAGES, TASKS } = await countDue(ctx);
    const days = ctx.app.config.archiveAfterDays;
    console.log(
      `${number(MESSAGES.count)} messages in ${number(MESSAGES.groups)} rooms are older than ${days} days and would be archived.`,
    );
    console.log(
      `${number(TASKS.count)} tasks in ${number(TASKS.groups)} places were done and left alone that long and would be, too.`,
    );
  },
  verify: tellVerdict,
};

function restore(what: Parameters<typeof restoreArchive>[1]): Command {
  return async (ctx) => {
    const { MESSAGES, TASKS } = await restoreArchive(ctx, what);
    console.log(`${number(MESSAGES)} messages and ${number(TASKS)} tasks are back in the database.`);
  };
}

async function tellVerdict(ctx: Context): Promise<void> {
  const { runs, segments, messages, tasks, broken } = await verifyArchive(ctx);
  console.log(
    `The archive: ${number(messages)} messages and ${number(tasks)} tasks in ${number(segments)} files of ${number(runs)} runs are as they were written.`,
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
      options: { 'dry-run': { type: 'boolean' }, day: option, room: option, project: option },
      allowPositionals: true,
    });
    const [name = values['dry-run'] ? 'dryRun' : 'run', ...rest] = positionals;
    const { day, room, project } = values;
    if (rest.length > 0) return null;
    if (name === 'restore') {
      if ([day, room, project].filter(Boolean).length !== 1) return null;
      if (day) return restore({ day });
      if (room) return isId(room) ? restore({ roomId: room }) : null;
      return isId(project!) ? restore({ projectId: project! }) : null;
    }
    return day || room || project ? null : (COMMANDS[name] ?? null);
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
