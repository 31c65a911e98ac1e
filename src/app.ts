import type { FastifyInstance } from 'fastify';
import type { Config } from './config.js';
import { createContext } from './context.js';
import { migrate } from './db/migrate.js';
import { type Orm, openOrm } from './db/orm.js';
import { LogFollower } from './events/follow.js';
import { createPasswords, type Passwords } from './features/accounts/passwords.js';
import { createRateLimiter, type RateLimiter } from './features/accounts/rate-limiter.js';
import { createTokens, type Tokens } from './features/accounts/tokens.js';
import { ActivityBoard } from './features/activity/activity.js';
import { createPresence, type Presence } from './features/activity/presence.js';
import { install } from './features/organizations/install.js';
import { createExecutor, type Execute } from './graphql/execute.js';
import { createSchema } from './graphql/schema.js';
import { serveGraphQL } from './graphql/server.js';
import { acceptSockets } from './graphql/socket.js';
import { createHttpServer } from './http/server.js';
import { loadJwtSecret } from './secrets.js';
import { type Clock, systemClock } from './shared/clock.js';
import type { Logger } from './shared/logger.js';
import { memoryWakeUps, type WakeUps } from './wake-ups/memory.js';

/** Everything a request may need, built once. Nothing in the code is a singleton beside it. */
export interface App {
  readonly config: Config;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly orm: Orm;
  readonly tokens: Tokens;
  readonly passwords: Passwords;
  readonly limiter: RateLimiter;
  readonly wakeUps: WakeUps;
  readonly log: LogFollower;
  readonly presence: Presence;
  readonly activity: ActivityBoard;
  readonly execute: Execute;
  readonly http: FastifyInstance;
  /** Stops listening, ends the sockets and closes the database. */
  close(): Promise<void>;
}

/** The edges that a test may replace. onStatement hears the text of every SQL statement. */
export interface Overrides {
  clock?: Clock;
  onStatement?: (statement: string) => void;
}

/** Migrates the database and builds the server; it does not listen yet. */
export async function createApp(config: Config, overrides: Overrides = {}): Promise<App> {
  const clock = overrides.clock ?? systemClock;
  const tokens = createTokens(await loadJwtSecret(config), clock);
  await migrate(config);
  const orm = await openOrm(config, overrides.onStatement);
  const schema = await createSchema();
  const http = createHttpServer(config);
  const wakeUps = memoryWakeUps();
  const presence = createPresence();
  const log = new LogFollower({ orm, wakeUps, logger: http.log });
  const app: App = {
    config,
    clock,
    logger: http.log,
    orm,
    tokens,
    passwords: await createPasswords(),
    limiter: createRateLimiter(clock),
    wakeUps,
    log,
    presence,
    activity: new ActivityBoard(orm.em, presence),
    execute: createExecutor(schema),
    http,
    async close() {
      await http.close();
      app.presence.close();
      log.close();
      await orm.close(true);
    },
  };
  await install(createContext(app));
  await serveGraphQL(app, schema);
  acceptSockets(app, schema);
  return app;
}
