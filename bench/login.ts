import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { readConfig } from '../src/config.js';
import { createContext } from '../src/context.js';
import { login } from '../src/features/accounts/login.js';
import { register } from '../src/features/accounts/register.js';
import { openServices } from '../src/open-services.js';

/*
 * Whether the time of a refusal tells if an account exists, and what many sign-ins at once do to the process. Each try
 * comes from an address of its own, so that no limit answers for the password check. Usage: node dist/bench/login.js
 */

const TRIES = 200;
const PARALLEL = 40;

const dataDir = await mkdtemp(path.join(tmpdir(), 'messenger-bench-'));
const services = await openServices({ ...readConfig({}), dataDir });
let addresses = 0;
const from = () => {
  const number = addresses++;
  return createContext(services, {
    client: { address: `10.${number >> 16}.${(number >> 8) & 255}.${number & 255}`, userAgent: null },
  });
};
await register(from(), { username: 'ann', password: 'correct horse battery' });

async function refusal(name: string): Promise<number> {
  const start = performance.now();
  await login(from(), { login: name, password: 'a wrong password' }).catch(() => {});
  return performance.now() - start;
}

const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
for (let turn = 0; turn < TRIES; turn++) {
  times.known.push(await refusal('ann'));
  times.unknown.push(await refusal(`nobody-${turn}`));
}
const median = (list: number[]) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)]!;
const [known, unknown] = [median(times.known), median(times.unknown)];
console.log(
  `refusal, median of ${TRIES}   wrong password ${known.toFixed(1)} ms, unknown account ${unknown.toFixed(1)} ms, ratio ${(unknown / known).toFixed(3)}`,
);

const delay = monitorEventLoopDelay({ resolution: 5 });
const before = process.memoryUsage().rss;
delay.enable();
const answers = await Promise.allSettled(
  Array.from({ length: PARALLEL }, () => login(from(), { login: 'ann', password: 'correct horse battery' })),
);
delay.disable();
const grown = (process.memoryUsage().rss - before) / 2 ** 20;
const signedIn = answers.filter(({ status }) => status === 'fulfilled').length;
console.log(
  `${PARALLEL} sign-ins at once          ${signedIn} signed in; loop delay p99 ${(delay.percentile(99) / 1e6).toFixed(0)} ms; memory +${grown.toFixed(0)} MiB`,
);
await services.close();
