import { pause, until } from '../faults/waiting.ts';
import { quantile } from '../load/recorder.ts';
import { Traffic } from '../load/traffic.ts';
import { conclude } from '../result.ts';
import { measured, type Scenario } from '../scenario.ts';
import { World } from '../world.ts';

const SENDERS = 8;

/** PostgreSQL is stopped without warning, and COMMITs whose answers never come. */
export const databaseCuts: Scenario = {
  name: 'database-cuts',
  rows: 'F5',
  on: ['postgres'],
  async run(run) {
    const count = run.full ? 100 : 3;
    const postgres = run.machines.postgres!;
    const world = await World.open(run.kind, run.machines, { nodes: 2 });
    try {
      await world.populate(SENDERS, 2);
      await world.subscribeMany(6);
      const traffic = new Traffic(world, SENDERS);
      const recoveries: number[] = [];
      const swallow = async () => {
        const { database } = run.random.pick(world.members);
        const before = database!.swallowed;
        database!.swallowCommits(1);
        await until('a COMMIT is swallowed', () => {
          if (database!.swallowed === before) traffic.release(2);
          return database!.swallowed > before;
        });
      };
      const stop = async () => {
        traffic.release(20);
        await pause(run.random.below(50));
        await postgres.stopImmediately();
        await pause(run.random.below(1000));
        await postgres.startAgain();
        const back = performance.now();
        const answers = world.recorder.acks.length;
        traffic.release(10);
        await until('sends are answered again', () => world.recorder.acks.length > answers);
        recoveries.push((performance.now() - back) / 1000);
      };
      const faults = [swallow, stop].flatMap((fault) => Array.from({ length: count }, () => fault));
      for (const fault of run.random.shuffled(faults)) await fault();
      await traffic.finish();
      const failures: string[] = [];
      const slowest = Math.max(...world.recorder.requestTimes) / 1000;
      const seen = [
        measured(run, failures, 'longest until sends were answered again', Math.max(...recoveries), 2, 's'),
        measured(run, failures, 'slowest request', slowest, 5.5, 's'),
        `p99 ${(quantile(world.recorder.requestTimes, 0.99) / 1000).toFixed(2)} s`,
      ];
      const done = `${count} immediate stops of PostgreSQL, ${count} COMMITs whose answer was swallowed`;
      return await conclude(world, 'database-cuts', [done, ...seen].join('; '), failures);
    } finally {
      await world.close();
    }
  },
};
