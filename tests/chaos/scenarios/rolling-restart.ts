import { pause } from '../faults/waiting.ts';
import { Traffic } from '../load/traffic.ts';
import { conclude } from '../result.ts';
import { measured, type Scenario } from '../scenario.ts';
import { World } from '../world.ts';

const SENDERS = 8;
const PEOPLE = 25;
/** Nobody may come back together with more than this share of the others, within WINDOW milliseconds. */
const SHARE = 0.2;
const WINDOW = 100;
const GOING_AWAY = 1001;

/** One node after the other is asked to stop and starts again, while all go on. */
export const rollingRestart: Scenario = {
  name: 'rolling-restart',
  rows: 'F3',
  on: ['postgres'],
  async run(run) {
    const [sockets, rounds] = run.full ? [500, 20] : [50, 1];
    const world = await World.open(run.kind, run.machines, { nodes: 2 });
    try {
      await world.populate(PEOPLE, 2);
      await world.subscribeMany(sockets, { patient: true });
      const traffic = new Traffic(world, SENDERS);
      const failures: string[] = [];
      let slowest = 0;
      let crowd = 0;
      for (let round = 0; round < rounds * 2; round++) {
        const node = world.nodes[round % 2]!;
        await node.ready();
        traffic.release(40);
        await pause(run.random.below(100));
        const began = performance.now();
        const { code, seconds } = await node.kill('SIGTERM');
        if (code !== 0) failures.push(`${node.name} ended with ${code}`);
        slowest = Math.max(slowest, seconds);
        traffic.release(20);
        await node.ready();
        const arrivals = world.subscribers.flatMap(({ arrivals }) => arrivals.filter((at) => at > began));
        crowd = Math.max(crowd, densest(arrivals) / sockets);
      }
      await traffic.finish();
      const { closes } = world.recorder;
      const others = [...closes].filter(([code]) => code !== GOING_AWAY);
      if (others.length > 0) failures.push(`closed with ${others.map(([code, times]) => `${code} (${times} times)`)}`);
      const seen = [
        measured(run, failures, 'slowest end', slowest, 10, 's'),
        `sockets closed with 1001: ${closes.get(GOING_AWAY) ?? 0}`,
        measured(run, failures, `came back within any ${WINDOW} ms at most`, crowd * 100, SHARE * 100, '% of all'),
      ];
      const done = `SIGTERM to each of two nodes in turn, ${rounds} times, with ${sockets} sockets`;
      return await conclude(world, 'rolling-restart', [done, ...seen].join('; '), failures);
    } finally {
      await world.close();
    }
  },
};

/** The most of these moments that lie within WINDOW milliseconds. */
function densest(moments: number[]): number {
  const sorted = moments.toSorted((a, b) => a - b);
  return Math.max(0, ...sorted.map((from) => sorted.filter((at) => at >= from && at < from + WINDOW).length));
}
