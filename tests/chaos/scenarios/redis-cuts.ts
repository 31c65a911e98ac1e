import { pause } from '../faults/waiting.ts';
import { quantile } from '../load/recorder.ts';
import { Traffic } from '../load/traffic.ts';
import { conclude } from '../result.ts';
import { measured, type Scenario } from '../scenario.ts';
import { World } from '../world.ts';

const SENDERS = 4;
const POLL_SECONDS = 2;

/** Redis goes away, flaps, and swallows what it is told: sends succeed, and the other node hears by looking. */
export const redisCuts: Scenario = {
  name: 'redis-cuts',
  rows: 'F7',
  on: ['postgres'],
  needsRedis: true,
  async run(run) {
    const count = run.full ? 50 : 3;
    const redis = run.machines.redis!;
    const world = await World.open(run.kind, run.machines, { nodes: 2 });
    try {
      await world.populate(SENDERS, 2);
      await world.subscribeMany(6);
      const traffic = new Traffic(world, SENDERS);
      const proxies = world.members.map((member) => member.redis!);
      const cut = async () => void run.random.pick(proxies).cut(run.random.pick(['fin', 'rst'] as const));
      const kill = async () => {
        await redis.kill();
        await pause(run.random.below(500));
        await redis.startAgain();
      };
      const swallow = async () => {
        const proxy = run.random.pick(proxies);
        proxy.swallowAll();
        await pause(run.random.below(1000));
        proxy.heal();
      };
      const faults = [cut, kill, swallow].flatMap((fault) => Array.from({ length: count }, () => fault));
      for (const fault of run.random.shuffled(faults)) {
        traffic.release(10);
        await pause(run.random.below(100));
        await fault();
      }
      await traffic.finish();
      const failures = [...world.recorder.errors].map(
        ([code, times]) => `${code}: ${times}, but nothing stands in the way`,
      );
      const result = await conclude(world, 'redis-cuts', '', failures);
      const { lags } = world.recorder;
      const lag = measured(
        run,
        result.failures,
        'latest receipt after its answer',
        Math.max(...lags) / 1000,
        POLL_SECONDS + 0.5,
        's',
      );
      result.faults = `${count} cuts, ${count} kills, ${count} silences of Redis; ${lag}, median ${quantile(lags, 0.5).toFixed(0)} ms`;
      return result;
    } finally {
      await world.close();
    }
  },
};
