import { parseArgs } from 'node:util';
import type { Kind } from './world.ts';

/** What a run is asked to do. chosen: names of scenarios; all of them where none was named. */
export interface Arguments {
  full: boolean;
  seed?: number;
  /** The only database; undefined: both. */
  on?: Kind;
  chosen: string[];
}

/** Reads the command line; prints the usage and ends the process where that is asked for, or where it cannot be read. */
export function readArguments(args: string[], scenarios: string[]): Arguments {
  const usage = `Usage: npm run chaos -- [scenario …] [--full] [--seed N] [--on sqlite|postgres]

Breaks real servers and counts what is lost or doubled. docs/chaos.md says more.

  --full    all counts, and limits of time and memory; each result goes into bench/chaos.md
  --seed N  the order of the faults, as an earlier run has told it
  --on      one database alone

Scenarios: ${scenarios.join(', ')}`;
  try {
    return parse(args, scenarios) ?? exit(0, usage);
  } catch (error) {
    return exit(2, `${(error as Error).message}\n\n${usage}`);
  }
}

/** Null: help is asked for. Throws what is wrong, in a sentence. */
function parse(args: string[], scenarios: string[]): Arguments | null {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      full: { type: 'boolean', default: false },
      seed: { type: 'string' },
      on: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return null;
  const unknown = positionals.find((name) => !scenarios.includes(name));
  if (unknown !== undefined) throw new Error(`There is no scenario ${unknown}.`);
  if (!/^\d+$/.test(values.seed ?? '0')) throw new Error('--seed takes a whole number.');
  if (values.on !== undefined && !/^(sqlite|postgres)$/.test(values.on))
    throw new Error('--on takes sqlite or postgres.');
  return {
    full: values.full,
    seed: values.seed === undefined ? undefined : Number(values.seed),
    on: values.on as Kind | undefined,
    chosen: positionals.length > 0 ? positionals : scenarios,
  };
}

function exit(code: number, text: string): never {
  (code === 0 ? console.log : console.error)(text);
  process.exit(code);
}
