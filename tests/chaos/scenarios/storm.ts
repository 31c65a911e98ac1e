import { pause } from '../faults/waiting.ts';
import { Traffic } from '../load/traffic.ts';
import { conclude, type Result } from '../result.ts';
import type { Run, Scenario } from '../scenario.ts';
import { type Kind, type Member, World } from '../world.ts';

interface Counts {
  messages: number;
  kills: number;
  databaseStops: number;
  redisKills: number;
  cuts: number;
}

const FULL: Counts = { messages: 10_000, kills: 100, databaseStops: 20, redisKills: 20, cuts: 200 };
const SLICE: Counts = { messages: 400, kills: 4, databaseStops: 2, redisKills: 2, cuts: 12 };
const SENDERS = 8;
const SUBSCRIBERS = 12;
const ROOMS = 3;
/** Longest time between two faults, milliseconds. */
const LONGEST_PAUSE = 250;

type Fault = () => Promise<unknown>;

/** Everything at once, in an order that the seed gives, while senders send and subscribers resume. */
export const storm: Scenario = {
  name: 'storm',
  rows: 'F1, F5, F7',
  on: ['sqlite', 'postgres'],
  run: runOn,
};

async function runOn(run: Run): Promise<Result> {
  const { kind } = run;
  const counts = run.full ? FULL : SLICE;
  const world = await World.open(kind, run.machines, { nodes: kind === 'sqlite' ? 1 : 2 });
  try {
    await world.populate(SENDERS + SUBSCRIBERS, ROOMS);
    await world.subscribeMany(SUBSCRIBERS);

    const faults = run.random.shuffled(schedule(world, run, counts));
    const traffic = new Traffic(world, SENDERS);
    for (const [index, fault] of faults.entries()) {
      traffic.release(
        Math.floor((counts.messages * (index + 1)) / faults.length) -
          Math.floor((counts.messages * index) / faults.length),
      );
      await pause(run.random.below(LONGEST_PAUSE));
      await fault();
    }
    await traffic.finish();
    const swallowed = world.members.reduce((sum, { database }) => sum + (database?.swallowed ?? 0), 0);
    return await conclude(world, 'storm', `${describe(kind, run, counts)}; ${swallowed} COMMITs without an answer`);
  } finally {
    await world.close();
  }
}

function schedule(world: World, run: Run, counts: Counts): Fault[] {
  const { postgres, redis } = run.machines;
  const faults: Fault[] = [
    ...repeat(counts.kills, () => kill(world, run)),
    ...repeat(counts.cuts, () => cut(run.random.pick(world.members), run)),
  ];
  if (world.kind === 'sqlite') return faults;
  faults.push(
    ...repeat(counts.databaseStops, async () => {
      await postgres!.stopImmediately();
      await pause(run.random.below(LONGEST_PAUSE));
      await postgres!.startAgain();
    }),
  );
  if (redis)
    faults.push(
      ...repeat(counts.redisKills, async () => {
        await redis.kill();
        await pause(run.random.below(LONGEST_PAUSE));
        await redis.startAgain();
      }),
    );
  return faults;
}

function repeat(count: number, fault: Fault): Fault[] {
  return Array.from({ length: count }, () => fault);
}

/** kill -9 of a node that is up; the other may be on its way back. */
async function kill(world: World, run: Run): Promise<void> {
  const chosen = run.random.pick(world.nodes);
  await chosen.ready();
  await chosen.kill('SIGKILL');
}

/** Breaks connections of one node: to its clients, to PostgreSQL, to Redis, or right after a COMMIT. */
async function cut({ door, database, redis }: Member, { random }: Run): Promise<void> {
  const how = random.pick(['fin', 'rst'] as const);
  const share = random.pick([0.3, 1]);
  const places: (() => unknown)[] = [() => door.cut(how, share)];
  if (database)
    places.push(
      () => database.cut(how, share),
      () => database.swallowCommits(1),
    );
  if (redis) places.push(() => redis.cut(how));
  random.pick(places)();
}

function describe(kind: Kind, { machines }: Run, { kills, cuts, databaseStops, redisKills }: Counts): string {
  const done = [`${kills} kill -9`, `${cuts} cuts`];
  if (kind === 'postgres') done.push(`${databaseStops} immediate stops of PostgreSQL`);
  if (kind === 'postgres' && machines.redis) done.push(`${redisKills} kills of Redis`);
  return done.join(', ');
}
