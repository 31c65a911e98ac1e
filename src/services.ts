import type { Config } from './config.js';
import type { Orm } from './db/orm.js';
import type { LogFollower } from './events/follow.js';
import type { Passwords } from './features/accounts/passwords.js';
import type { RateLimiter } from './features/accounts/rate-limiter.js';
import type { Tokens } from './features/accounts/tokens.js';
import type { ActivityBoard } from './features/activity/activity.js';
import type { Presence } from './features/activity/presence.js';
import type { Clock } from './shared/clock.js';
import type { Logger } from './shared/logger.js';
import type { WakeUps } from './wake-ups/memory.js';

/** What operations need beside their Context, built once at start. Nothing in the code is a singleton beside it. */
export interface Services {
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
  /** Stops following the log and closes the database. */
  close(): Promise<void>;
}
