import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { serverArguments } from './server-arguments.mjs';

/** Pauses before the first and the later restarts in a row, milliseconds: doubled each time, up to the longest. */
const pauses = { first: 50, longest: 30_000 };
/** A server that ran for so long was well, milliseconds: the next pause is the first again. */
const well = 30_000;
/** So many restarts in a row and it is given up. */
const maxRestarts = 10;

/**
 * Runs a server (a file for Node) and starts it again when it crashes. One that could not even start is not started
 * again. Signals are passed on. Ends with the server's exit code.
 */
export async function supervise(file) {
  let child = null;
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'])
    process.on(signal, () => {
      stopping = true;
      child?.kill(signal);
    });

  let everListened = false;
  for (let restarts = 0; ; restarts++) {
    const startedAt = Date.now();
    child = spawn(process.execPath, [...serverArguments, file, ...process.argv.slice(2)], {
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    });
    child.on('message', () => {
      everListened = true;
    });
    // What it said last may arrive after its end.
    const [[code, signal]] = await Promise.all([once(child, 'exit'), once(child, 'disconnect')]);
    const exitCode = code ?? 1;
    if (stopping || exitCode === 0 || !everListened) process.exit(exitCode);
    if (Date.now() - startedAt > well) restarts = 0;
    if (restarts >= maxRestarts) {
      console.error('The server crashed too often and is not started again.');
      process.exit(exitCode);
    }
    const pause = Math.min(pauses.first * 2 ** restarts, pauses.longest);
    console.error(`The server ended with ${signal ?? exitCode}; it is started again in ${pause / 1000} s.`);
    await setTimeout(pause);
    if (stopping) process.exit(0);
  }
}
