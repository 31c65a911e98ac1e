import { until } from '../faults/waiting.ts';
import { Traffic } from '../load/traffic.ts';
import { conclude } from '../result.ts';
import { measured, type Scenario } from '../scenario.ts';
import { World } from '../world.ts';

/** After 24 s the server must have dropped a client of which it hears nothing; timers of a busy machine are late. Seconds. */
const LIMIT = 25;

/** Clients vanish without a word: the server lets go of their sockets, and they resume when the network is back. */
export const blackHole: Scenario = {
  name: 'black-hole',
  rows: 'F14',
  on: ['sqlite'],
  async run(run) {
    const world = await World.open(run.kind, run.machines);
    const { door } = world.members[0]!;
    try {
      await world.populate(4, 1);
      await world.subscribeMany(run.full ? 100 : 10);
      const traffic = new Traffic(world, 4);
      traffic.release(50);
      await until('the first half is sent', () => world.recorder.acks.length === 50);
      const open = world.subscribers.length;
      door.swallowAll();
      const began = performance.now();
      // The clients' own attempts are swallowed too.
      await until('the server has dropped who went silent', () => door.givenUp >= open);
      const seconds = (performance.now() - began) / 1000;
      door.heal();
      traffic.release(50);
      await traffic.finish();
      const failures: string[] = [];
      const seen = measured(run, failures, 'last one dropped after', seconds, LIMIT, 's');
      return await conclude(world, 'black-hole', `${open} clients vanish; ${seen}`, failures);
    } finally {
      await world.close();
    }
  },
};
