import { until } from '../faults/waiting.ts';
import { quantile } from '../load/recorder.ts';
import { Traffic } from '../load/traffic.ts';
import { conclude } from '../result.ts';
import { measured, type Scenario } from '../scenario.ts';
import { World } from '../world.ts';

const PEOPLE = 100;
const SENDERS = 4;
const ABNORMAL = 1006;

/** The only node dies, and everybody comes back at once. */
export const reconnect: Scenario = {
  name: 'reconnect',
  rows: 'F25',
  on: ['sqlite'],
  async run(run) {
    const clients = run.full ? 2000 : 200;
    const world = await World.open(run.kind, run.machines);
    const node = world.nodes[0]!;
    try {
      await world.populate(run.full ? PEOPLE : 20, 2);
      await world.subscribeMany(clients, { patient: true });
      await node.kill('SIGKILL');
      await node.ready();
      const up = performance.now();
      const traffic = new Traffic(world, SENDERS);
      const isBack = () => world.subscribers.every(({ arrivals }) => arrivals.length >= 2);
      await until('everybody is back', () => {
        traffic.release(1);
        return isBack();
      });
      const seconds = (performance.now() - up) / 1000;
      await traffic.finish();
      const { times, errors, closes } = world.recorder;
      const failures = [...errors].map(([code, count]) => `${code}: ${count}`);
      const others = [...closes.keys()].filter((code) => code !== ABNORMAL);
      if (others.length > 0) failures.push(`turned away with ${others}`);
      const seen = [
        measured(run, failures, 'all back after', seconds, 10, 's'),
        measured(run, failures, 'p99 of sends meanwhile', quantile(times, 0.99) / 1000, 2, 's'),
      ];
      return await conclude(world, 'reconnect', [`${clients} clients, kill -9`, ...seen].join('; '), failures);
    } finally {
      await world.close();
    }
  },
};
