import { pause } from '../faults/waiting.ts';
import { ask } from '../load/ask.ts';
import { quantile } from '../load/recorder.ts';
import { Sender } from '../load/sender.ts';
import { conclude } from '../result.ts';
import { measured, type Scenario } from '../scenario.ts';
import { World } from '../world.ts';

const PEOPLE = 10;

/** Somebody holds the messages' table locked while requests pour in: each is refused in time, none is forgotten. */
export const heldLock: Scenario = {
  name: 'held-lock',
  rows: 'F6',
  on: ['postgres'],
  async run(run) {
    const [requests, seconds] = run.full ? [500, 60] : [100, 6];
    const world = await World.open(run.kind, run.machines);
    const node = world.nodes[0]!;
    try {
      await world.populate(PEOPLE, 1);
      await world.subscribeMany(2);
      const senders = world.accounts.map((account) => new Sender(account, world.doors, world.recorder));
      const failures: string[] = [];
      const before = node.memory();
      const holder = await world.connect();
      await holder.query('begin; lock table messages in access exclusive mode');
      const began = performance.now();
      const answers = await Promise.all(
        Array.from({ length: requests }, async (_, number) => {
          await pause((number / requests) * 1000);
          return senders[number % PEOPLE]!.try(world.roomIds[0]!, `message ${number}`);
        }),
      );
      const codes = new Set(answers.map(({ code }) => code));
      if (codes.size !== 1 || !codes.has('UNAVAILABLE')) failures.push(`answered ${[...codes]} while locked`);
      const p99 = quantile(world.recorder.requestTimes, 0.99) / 1000;
      const alive = await ask(world.doors.url(0), null, '{ __typename }');
      if (alive.code) failures.push(`not alive while locked: ${alive.code}`);
      await pause(Math.max(0, seconds * 1000 - (performance.now() - began)));
      await holder.query('rollback');
      await holder.end();
      const growth = node.memory() - before;
      await Promise.all(
        Array.from({ length: requests }, (_, number) =>
          senders[number % PEOPLE]!.send(world.roomIds[0]!, `message ${number}`),
        ),
      );
      const seen = [
        measured(run, failures, 'p99 of the refusals', p99, 5.5, 's'),
        measured(run, failures, 'memory grew by', growth, 64, 'MiB'),
      ];
      const done = `${requests} requests while a lock is held for ${seconds} s, then again`;
      return await conclude(world, 'held-lock', [done, ...seen].join('; '), failures);
    } finally {
      await world.close();
    }
  },
};
