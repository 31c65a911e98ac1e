import type { Config } from './config.js';
import type { CommitQueue } from './db/commit-queue.js';
import type { Orm } from './db/orm.js';
import type { LogFollower } from './events/follow.js';
import type { Passwords } from './features/accounts/passwords.js';
import type { RateLimiter } from './features/accounts/rate-limiter.js';
import type { SessionLookup } from './features/accounts/session-lookup.js';
import type { Tokens } from './features/accounts/tokens.js';
import type { UserLookup } from './features/accounts/user.loaders.js';
import type { ActivityBoard } from './features/activity/activity.js';
import type { Presence } from './features/activity/presence.js';
import type { ArchiveReader } from './features/archive/archive-reader.js';
import type { FileLinks } from './features/files/file-links.js';
import type { PreviewMaker } from './features/files/preview-maker.js';
import type { Unpacker } from './features/files/unpack-archive.js';
import type { MessageCounts } from './features/messages/message-counts.js';
import type { MembershipLookup } from './features/rooms/membership-lookup.js';
import type { Mailer } from './mail/mailer.js';
import type { PushSender } from './push/sender.js';
import type { RedisLink } from './redis/link.js';
import type { Clock } from './shared/clock.js';
import type { Logger } from './shared/logger.js';
import type { FileStore } from './storage/file-store.js';
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
  /** What the nodes share beside the database; null on a node that is alone. */
  readonly redis: RedisLink | null;
  readonly wakeUps: WakeUps;
  /** Hints that there are jobs to be done. */
  readonly jobsWaiting: WakeUps;
  readonly commits: CommitQueue;
  readonly sessions: SessionLookup;
  readonly users: UserLookup;
  readonly memberships: MembershipLookup;
  readonly messageCounts: MessageCounts;
  readonly mailer: Mailer;
  readonly store: FileStore;
  readonly links: FileLinks;
  readonly archive: ArchiveReader;
  readonly previews: PreviewMaker;
  readonly unpacker: Unpacker;
  readonly push: PushSender;
  readonly log: LogFollower;
  readonly presence: Presence;
  readonly activity: ActivityBoard;
  /** Stops following the log and closes the database. */
  close(): Promise<void>;
}
