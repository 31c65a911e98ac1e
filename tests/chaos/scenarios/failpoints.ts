import { until } from '../faults/waiting.ts';
import { Traffic } from '../load/traffic.ts';
import { conclude, type Result } from '../result.ts';
import type { Run, Scenario } from '../scenario.ts';
import { World } from '../world.ts';

const POINTS = ['before the transaction', 'after the insert', 'before commit', 'after commit', 'after the reply'];
const SENDERS = 4;
/** Times that a point is passed before it kills, at most. */
const MOST_SKIPPED = 6;

/** kill -9 at five points of a write, while the same clients go on sending. */
export const failpoints: Scenario = {
  name: 'failpoints',
  rows: 'F1',
  on: ['sqlite', 'postgres'],
  run: runOn,
};

async function runOn(run: Run): Promise<Result> {
  const { kind } = run;
  const kills = run.full ? 200 : 1;
  const world = await World.open(kind, run.machines);
  const node = world.nodes[0]!;
  try {
    await world.populate(SENDERS, 2);
    await world.subscribeMany(4);
    const traffic = new Traffic(world, SENDERS);
    const points = POINTS.flatMap((point) => Array.from({ length: kills }, () => point));
    for (const point of run.random.shuffled(points)) {
      await node.ready();
      let isOver = false;
      void node.ended().then(() => {
        isOver = true;
      });
      node.command({ die: point, skip: run.random.below(MOST_SKIPPED) }, true);
      traffic.release(MOST_SKIPPED);
      await until(`the node dies ${point}`, () => {
        if (!isOver) traffic.release(1);
        return isOver;
      });
    }
    await traffic.finish();
    return await conclude(world, 'failpoints', `${kills} kill -9 at each of: ${POINTS.join(', ')}`);
  } finally {
    await world.close();
  }
}
