import { pause } from '../faults/waiting.ts';
import { Traffic } from '../load/traffic.ts';
import { conclude, type Result } from '../result.ts';
import type { Run, Scenario } from '../scenario.ts';
import { World } from '../world.ts';

const MINUTE = 60_000;
const SKEW = 5 * MINUTE;
/** Where the clocks jump to, from the true time. */
const JUMPS = [-60 * MINUTE, 25 * 60 * MINUTE, 0];
const SENDERS = 8;

/** The nodes' clocks differ by ten minutes and jump: the order is the log's. */
export const clocks: Scenario = {
  name: 'clocks',
  rows: 'F15',
  on: ['sqlite', 'postgres'],
  run: runOn,
};

async function runOn(run: Run): Promise<Result> {
  const { kind } = run;
  const messages = run.full ? 1000 : 60;
  const nodes = kind === 'sqlite' ? 1 : 2;
  const failpoints = [{ clock: SKEW }, { clock: -SKEW }].slice(0, nodes);
  const world = await World.open(kind, run.machines, { nodes, failpoints });
  try {
    await world.populate(SENDERS, 2);
    await world.subscribeMany(6);
    const traffic = new Traffic(world, SENDERS);
    traffic.release(messages);
    for (const jump of JUMPS) {
      await pause(run.random.below(500));
      for (const [index, node] of world.nodes.entries()) node.command({ clock: jump + failpoints[index]!.clock });
      traffic.release(messages);
    }
    await traffic.finish();
    return await conclude(world, 'clocks', 'clocks ±5 minutes; both jump to -1 h, +25 h and back');
  } finally {
    await world.close();
  }
}
