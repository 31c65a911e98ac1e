import type { Config } from './config.js';
import { createContext } from './context.js';
import { CommitQueue } from './db/commit-queue.js';
import { migrate } from './db/migrate.js';
import { openOrm } from './db/orm.js';
import { LogFollower } from './events/follow.js';
import { openConsumers } from './events/open-consumers.js';
import { createPasswords } from './features/accounts/passwords.js';
import { createRateLimiter } from './features/accounts/rate-limiter.js';
import { createSessionLookup } from './features/accounts/session-lookup.js';
import { createSharedRateLimiter } from './features/accounts/shared-rate-limiter.js';
import { createTokens } from './features/accounts/tokens.js';
import { createUserLookup } from './features/accounts/user.loaders.js';
import { ActivityBoard } from './features/activity/activity.js';
import { createPresence } from './features/activity/presence.js';
import { createSharedPresence } from './features/activity/shared-presence.js';
import { ArchiveReader } from './features/archive/archive-reader.js';
import { createFileLinks } from './features/files/file-links.js';
import { PreviewMaker } from './features/files/preview-maker.js';
import { createUnpacker } from './features/files/unpack-archive.js';
import { MessageCounts } from './features/messages/message-counts.js';
import { claimStore } from './features/organizations/claim-store.js';
import { install } from './features/organizations/install.js';
import { MembershipLookup } from './features/rooms/membership-lookup.js';
import { openMailer } from './mail/open-mailer.js';
import { createOutbound, type Outbound } from './push/outbound.js';
import { createPushSender } from './push/sender.js';
import { vapidKeysOf } from './push/vapid-keys.js';
import { namespaceOf, RedisLink } from './redis/link.js';
import { loadJwtSecret, loadVapidKey } from './secrets.js';
import type { Services } from './services.js';
import { type Clock, systemClock } from './shared/clock.js';
import { consoleLogger, type Logger } from './shared/logger.js';
import { openStore } from './storage/open-store.js';
import { memoryWakeUps } from './wake-ups/memory.js';
import { redisWakeUps } from './wake-ups/redis.js';

/** The edges that a test may replace. onStatement hears the text of every SQL statement. */
export interface Overrides {
  clock?: Clock;
  onStatement?: (statement: string) => void;
  logger?: Logger;
  /** To push services. */
  outbound?: Outbound;
}

/** Migrates the database and opens it with all that works on it: for the server, and for scripts that need no server. */
export async function openServices(config: Config, overrides: Overrides = {}): Promise<Services> {
  const { clock = systemClock, logger = consoleLogger, onStatement, outbound = createOutbound() } = overrides;
  const secret = await loadJwtSecret(config);
  const tokens = createTokens(secret, clock);
  const vapidKeys = vapidKeysOf(await loadVapidKey(config));
  await migrate(config);
  const orm = await openOrm(config, { onStatement });
  const redis = openRedis(config, secret, logger);
  const store = await openStore(config, logger);
  const wakeUps = redis ? redisWakeUps(redis, 'wake-ups') : memoryWakeUps();
  const presence = redis ? createSharedPresence(redis) : createPresence();
  const log = new LogFollower({ orm, wakeUps, logger });
  const services: Services = {
    config,
    clock,
    logger,
    orm,
    tokens,
    passwords: await createPasswords(),
    limiter: redis ? createSharedRateLimiter(redis, createRateLimiter(clock)) : createRateLimiter(clock),
    redis,
    wakeUps,
    jobsWaiting: redis ? redisWakeUps(redis, 'jobs') : memoryWakeUps(),
    commits: new CommitQueue(),
    sessions: createSessionLookup(orm.em),
    users: createUserLookup(orm.em),
    memberships: new MembershipLookup(orm.em),
    messageCounts: new MessageCounts(orm.em),
    mailer: openMailer(config, clock),
    store,
    archive: new ArchiveReader(orm.em, store),
    links: createFileLinks(secret, clock),
    previews: new PreviewMaker({ em: orm.em, store, limits: config.limits, logger }),
    unpacker: createUnpacker(),
    push: createPushSender(vapidKeys, config.publicUrl, outbound),
    log,
    presence,
    activity: new ActivityBoard(orm.em, presence, redis),
    async close() {
      await Promise.all([services.previews.close(), services.unpacker.close()]);
      services.push.close();
      presence.close();
      log.close();
      redis?.close();
      store.close();
      await orm.close(true);
    },
  };
  await install(createContext(services));
  await openConsumers(createContext(services));
  await claimStore(createContext(services));
  return services;
}

function openRedis({ redisUrl, databaseUrl }: Config, secret: string, logger: Logger): RedisLink | null {
  return redisUrl && databaseUrl ? new RedisLink(redisUrl, namespaceOf(secret, databaseUrl), logger) : null;
}
