import { pause } from '../faults/waiting.ts';
import { Traffic } from '../load/traffic.ts';
import { conclude, type Result } from '../result.ts';
import type { Run, Scenario } from '../scenario.ts';
import { World } from '../world.ts';

const TOKEN_SECONDS = 5;
const SENDERS = 4;
const SUBSCRIBERS = 6;
const EXPIRED = 4403;

/** Access tokens end under open sockets: closed with 4403, renewed, resumed. */
export const shortTokens: Scenario = {
  name: 'short-tokens',
  rows: 'F16',
  on: ['sqlite', 'postgres'],
  run: runOn,
};

async function runOn(run: Run): Promise<Result> {
  const { kind } = run;
  const seconds = run.full ? 60 : 8;
  const nodes = kind === 'sqlite' ? 1 : 2;
  const failpoints = Array.from({ length: nodes }, () => ({ tokenSeconds: TOKEN_SECONDS }));
  const world = await World.open(kind, run.machines, { nodes, failpoints });
  try {
    await world.populate(SENDERS + SUBSCRIBERS, 2);
    await world.subscribeMany(SUBSCRIBERS);
    const traffic = new Traffic(world, SENDERS);
    for (let tick = 0; tick < seconds * 10; tick++) {
      traffic.release(2);
      await pause(100);
    }
    await traffic.finish();
    const closes = world.recorder.closes.get(EXPIRED) ?? 0;
    const fewest = Math.min(...world.accounts.slice(0, SUBSCRIBERS).map(({ renewals }) => renewals));
    const failures = fewest < 1 || closes < SUBSCRIBERS ? [`${closes} closes with 4403, ${fewest} renewals`] : [];
    const seen = `tokens of ${TOKEN_SECONDS} s for ${seconds} s; ${closes} closes with 4403; at least ${fewest} renewals each`;
    return await conclude(world, 'short-tokens', seen, failures);
  } finally {
    await world.close();
  }
}
