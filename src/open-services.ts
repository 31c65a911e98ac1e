import type { Config } from './config.js';
import { createContext } from './context.js';
import { migrate } from './db/migrate.js';
import { openOrm } from './db/orm.js';
import { LogFollower } from './events/follow.js';
import { createPasswords } from './features/accounts/passwords.js';
import { createRateLimiter } from './features/accounts/rate-limiter.js';
import { createTokens } from './features/accounts/tokens.js';
import { ActivityBoard } from './features/activity/activity.js';
import { createPresence } from './features/activity/presence.js';
import { install } from './features/organizations/install.js';
import { loadJwtSecret } from './secrets.js';
import type { Services } from './services.js';
import { type Clock, systemClock } from './shared/clock.js';
import { consoleLogger, type Logger } from './shared/logger.js';
import { memoryWakeUps } from './wake-ups/memory.js';

/** The edges that a test may replace. onStatement hears the text of every SQL statement. */
export interface Overrides {
  clock?: Clock;
  onStatement?: (statement: string) => void;
  logger?: Logger;
}

/** Migrates the database and opens it with all that works on it: for the server, and for scripts that need no server. */
export async function openServices(config: Config, overrides: Overrides = {}): Promise<Services> {
  const { clock = systemClock, logger = consoleLogger, onStatement } = overrides;
  const tokens = createTokens(await loadJwtSecret(config), clock);
  await migrate(config);
  const orm = await openOrm(config, onStatement);
  const wakeUps = memoryWakeUps();
  const presence = createPresence();
  const log = new LogFollower({ orm, wakeUps, logger });
  const services: Services = {
    config,
    clock,
    logger,
    orm,
    tokens,
    passwords: await createPasswords(),
    limiter: createRateLimiter(clock),
    wakeUps,
    log,
    presence,
    activity: new ActivityBoard(orm.em, presence),
    async close() {
      presence.close();
      log.close();
      await orm.close(true);
    },
  };
  await install(createContext(services));
  return services;
}
