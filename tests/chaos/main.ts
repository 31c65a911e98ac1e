import { randomInt } from 'node:crypto';
import path from 'node:path';
import { readArguments } from './arguments.ts';
import { PostgresCluster } from './faults/postgres.ts';
import { RedisServer } from './faults/redis.ts';
import { createRandom } from './random.ts';
import { lineOf, writeReport } from './report.ts';
import type { Scenario } from './scenario.ts';
import { scenarios } from './scenarios/index.ts';
import type { Kind } from './world.ts';

/*
 * Breaks real servers and counts what is lost or doubled. Exit code 1 when anything is not as it must be. docs/chaos.md
 * says more.
 */

const REPORT = path.join(import.meta.dirname, '../../bench/chaos.md');

const names = scenarios.map(({ name }) => name);
const { full, on, seed = randomInt(2 ** 31), chosen } = readArguments(process.argv.slice(2), names);

console.log(`seed ${seed}`);
const machines = {
  postgres: on === 'sqlite' ? null : await PostgresCluster.start(),
  redis: on === 'sqlite' ? null : await RedisServer.start(),
};
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void stopMachines().then(() => process.exit(1)));
for (const [name, server] of Object.entries(machines))
  if (!server && on !== 'sqlite') console.error(`\n*** NOT RUN: what needs ${name}, which is not installed. ***\n`);

const turns = scenarios
  .filter(({ name }) => chosen.includes(name))
  .flatMap((scenario) => scenario.on.map((kind) => ({ scenario, kind })))
  .filter(({ kind }) => (on ?? kind) === kind);
// Where no times are measured, both databases have theirs beside each other: the scenarios mostly wait.
const lanes = full
  ? [turns]
  : (['sqlite', 'postgres'] as const).map((kind) => turns.filter((turn) => turn.kind === kind));
let isWrong = false;
await Promise.all(
  lanes.map(async (lane) => {
    for (const turn of lane) await take(turn.scenario, turn.kind);
  }),
);
await stopMachines();
console.log(isWrong ? `Not as it must be. To repeat: --seed ${seed}` : `All as it must be (seed ${seed}).`);
process.exit(isWrong ? 1 : 0);

async function take(scenario: Scenario, kind: Kind): Promise<void> {
  const isMissing = (kind === 'postgres' && !machines.postgres) || (scenario.needsRedis && !machines.redis);
  if (isMissing) return console.error(`*** NOT RUN: ${scenario.name} on ${kind} (${scenario.rows}). ***`);
  try {
    // A stream of its own for each, so that one alone repeats what it did among the others.
    const result = await scenario.run({ full, random: createRandom(seed), machines, kind });
    console.log(lineOf(result));
    if (full) writeReport(REPORT, result, names, seed);
    isWrong ||= result.failures.length > 0;
  } catch (error) {
    isWrong = true;
    console.error(`FAIL ${scenario.name} on ${kind}:`, error);
  }
}

/** The nodes end by themselves when nobody listens to them any more. */
async function stopMachines(): Promise<void> {
  await machines.redis?.kill();
  await machines.postgres?.remove();
}
