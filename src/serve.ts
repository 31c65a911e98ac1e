import type { AddressInfo } from 'node:net';
import { Cron } from 'croner';
import { createApp } from './app.js';
import { type Config, readConfig } from './config.js';
import { createContext } from './context.js';
import { pruneLog } from './events/prune-log.js';
import { greet } from './features/organizations/greeting.js';
import { explainStartError } from './start-error.js';

/** Starts the server by the environment, until SIGTERM or SIGINT. What stops the start is told in one line. */
export async function serve(): Promise<void> {
  let config: Config | null = null;
  try {
    config = readConfig();
    const app = await createApp(config);
    await app.http.listen({ host: config.host, port: config.port });
    // The port that was really taken: the configured one may be 0.
    const { port } = app.http.server.address() as AddressInfo;
    console.log(await greet(app, port));
    const nightly = new Cron(
      '17 3 * * *',
      { catch: (error) => app.logger.error({ error: String(error) }, 'pruning failed') },
      () => pruneLog(createContext(app)),
    );
    const stop = async () => {
      nightly.stop();
      await app.close();
      process.exit(0);
    };
    process.once('SIGTERM', stop).once('SIGINT', stop);
  } catch (error) {
    console.error(explainStartError(error, config));
    process.exit(1);
  }
}
