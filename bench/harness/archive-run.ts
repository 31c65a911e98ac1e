import { monitorEventLoopDelay } from 'node:perf_hooks';
import { readConfig } from '../../src/config.js';
import { createContext } from '../../src/context.js';
import { runArchive } from '../../src/features/archive/run-archive.js';
import { openServices } from '../../src/open-services.js';
import { answerWith } from './helper.js';

/* A run of the archive in a process of its own: how long it takes, how much memory and how long its event loop is held up, ms and MiB. */

const RESOLUTION = 10;
const memory = () => process.memoryUsage.rss() / 2 ** 20;

answerWith(async ({ environment }: { environment: NodeJS.ProcessEnv }) => {
  const services = await openServices(readConfig(environment));
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
  delay.enable();
  const before = memory();
  let peak = before;
  const watch = setInterval(() => {
    peak = Math.max(peak, memory());
  }, 50);
  const started = performance.now();
  await runArchive(createContext(services), new AbortController().signal);
  const seconds = (performance.now() - started) / 1000;
  clearInterval(watch);
  delay.disable();
  await services.close();
  return { seconds, grown: peak - before, p99: Math.max(0, delay.percentile(99) / 1e6 - RESOLUTION) };
});
