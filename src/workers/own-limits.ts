import { setPriority } from 'node:os';
import process from 'node:process';

/** How often a worker looks at its own memory, milliseconds. */
const CHECK = 50;

/**
 * For a worker process, at its start: it gives way to the server, and ends itself where it takes more memory than it may. What a
 * picture or an archive makes a library take is outside of what JavaScript's own limit counts.
 */
export function limitOwnProcess(mebibytes: number): void {
  setPriority(10);
  setInterval(() => {
    if (process.memoryUsage.rss() > mebibytes * 1024 * 1024) process.kill(process.pid, 'SIGKILL');
  }, CHECK).unref();
}
