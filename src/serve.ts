import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { type App, createApp } from './app.js';
import { type Config, readConfig } from './config.js';
import { createContext } from './context.js';
import { describeFault } from './db/refusal-of.js';
import { greeting } from './features/organizations/greeting.js';
import { openSetUp } from './features/organizations/open-set-up.js';
import { runJobs } from './jobs/run-jobs.js';
import { explainStartError } from './start-error.js';

/** A stop takes at most so long, whatever hangs, milliseconds. */
const HARD_STOP = 9500;

/** What a node does: answer people (`web`), do jobs (`worker`), or, with neither said, both. */
export type Role = 'web' | 'worker';

/** Starts the server by the environment, until SIGTERM or SIGINT. What stops the start is told in one line. */
export async function serve(role: Role | null = null): Promise<void> {
  let config: Config | null = null;
  try {
    config = readConfig();
    if (role && !config.databaseUrl) {
      throw new Error('The configuration is not valid:\n  --role: is for several nodes, which need a DATABASE_URL');
    }
    const app = await createApp(config);
    endOnFault(app);
    if (role !== 'worker') await listen(app);
    // For `npm start`, which starts a server again that had come so far, also when the database goes away right now.
    process.send?.('listening');
    void app.previews.catchUp();
    stopOnSignals(app, role === 'web' ? async () => {} : runJobs(app));
    if (role === 'worker') console.log('Team Messenger does jobs here, and answers nobody.');
    else console.log(greeting(addressOf(app), await openSetUpNow(app)));
  } catch (error) {
    console.error(explainStartError(error, config));
    process.exit(1);
  }
}

/** Where people find it; the port is the one that was really taken, for the configured one may be 0. */
function addressOf({ http, config }: App): string {
  return config.publicUrl ?? `http://localhost:${(http.server.address() as AddressInfo).port}`;
}

async function listen({ http, compatChat, config, logger }: App): Promise<void> {
  await http.listen({ host: config.host, port: config.port });
  if (!compatChat || !config.compatChat) return;
  const address = await compatChat.listen(config.compatChat);
  logger.warn(
    { address },
    'the chat server for old clients asks nobody who he is: let nobody reach it whom you do not trust',
  );
}

/** A database that goes away right after the start does not end the server, whoever waits for the link has to start it again. */
function openSetUpNow(app: App): Promise<string | null> {
  return openSetUp(createContext(app)).catch((error) => {
    app.logger.warn({ error: String(error) }, 'no set-up link could be made: if there is no administrator, restart');
    return null;
  });
}

/** Finishes what runs, then exits with 0. Further signals change nothing: a terminal sends its own to every process. */
function stopOnSignals(app: App, endJobs: () => Promise<void>): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => {
      app.logger.warn({}, 'something did not end in time and was cut off');
      process.exit(0);
    }, HARD_STOP);
    await endJobs();
    await app.close();
    process.exit(0);
  };
  // disconnect: `npm start` was killed and cannot pass signals on any more.
  process.on('SIGTERM', stop).on('SIGINT', stop).on('disconnect', stop);
}

/** After a fault that nobody caught nothing can be relied on: it is told once, and the process ends with 1. */
function endOnFault(app: App): void {
  const end = (fault: unknown) => {
    app.logger.error({ id: randomUUID(), ...describeFault(fault) }, 'a fault that nobody caught: the server ends');
    process.exit(1);
  };
  process.on('uncaughtException', end).on('unhandledRejection', end);
}
