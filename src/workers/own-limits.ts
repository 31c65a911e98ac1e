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

/**
 * The same for the processor time that one task takes, seconds. A machine that does much else makes a task slow, which is no
 * reason to give it up. Gives what a task is to call when it begins.
 */
export function limitOwnTasks(seconds: number): () => void {
  let begun = process.cpuUsage();
  setInterval(() => {
    const { user, system } = process.cpuUsage(begun);
    if (user + system > seconds * 1e6) process.kill(process.pid, 'SIGKILL');
  }, CHECK).unref();
  return () => {
    begun = process.cpuUsage();
  };
}
