import type { Random } from './random.ts';
import type { Result } from './result.ts';
import type { Kind, Machines } from './world.ts';

/** What a scenario is given. */
export interface Run {
  /** The counts that are asked for, and limits of time and memory are held; otherwise few of each, and effects alone. */
  full: boolean;
  random: Random;
  machines: Machines;
  /** What to run on. */
  kind: Kind;
}

/** One group of faults. */
export interface Scenario {
  name: string;
  /** The rows of the list of faults that it shows. */
  rows: string;
  /** Where it makes sense. */
  on: Kind[];
  /** Elsewhere Redis takes part where it is installed. */
  needsRedis?: true;
  run(run: Run): Promise<Result>;
}

/** Says what was measured; a failure too, when it is over its limit and limits are held. */
export function measured(
  run: Run,
  failures: string[],
  what: string,
  value: number,
  limit: number,
  unit: string,
): string {
  const text = `${what} ${value < 10 ? value.toFixed(2) : Math.round(value)} ${unit}`;
  if (run.full && value > limit) failures.push(`${text}, the limit is ${limit} ${unit}`);
  return text;
}
