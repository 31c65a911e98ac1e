import { Traffic } from '../load/traffic.ts';
import { conclude } from '../result.ts';
import type { Scenario } from '../scenario.ts';
import { World } from '../world.ts';

const WRITERS = 32;
/** Milliseconds for which a transaction is held before its COMMIT, at most. */
const HOLD = 50;

/** Many write at once and commit in another order than they began: the numbers have no hole and nobody skips one. */
export const heldTransactions: Scenario = {
  name: 'held-transactions',
  rows: 'F27',
  on: ['postgres'],
  async run(run) {
    const messages = run.full ? 10_000 : 300;
    const failpoints = [{ hold: HOLD }, { hold: HOLD }];
    const world = await World.open(run.kind, run.machines, { nodes: 2, failpoints });
    try {
      await world.populate(WRITERS, 1);
      await world.subscribeMany(6);
      const traffic = new Traffic(world, WRITERS);
      traffic.release(messages);
      await traffic.finish();
      return await conclude(world, 'held-transactions', `${WRITERS} writers, COMMITs held back 0 to ${HOLD} ms`);
    } finally {
      await world.close();
    }
  },
};
