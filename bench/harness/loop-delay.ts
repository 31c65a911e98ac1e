import { writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/*
 * Loaded before a server whose event loop is measured (`--import`): at SIGUSR2 it writes how long the loop was held up since the
 * last one into the file of BENCH_LOOP_FILE, milliseconds.
 */

const RESOLUTION = 10;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
delay.enable();

process.on('SIGUSR2', () => {
  // The pause between two looks is counted with what held them up.
  const late = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - RESOLUTION);
  writeFileSync(
    process.env.BENCH_LOOP_FILE!,
    JSON.stringify({ p99: late(delay.percentile(99)), max: late(delay.max) }),
  );
  delay.reset();
});
