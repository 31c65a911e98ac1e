import { Index, Unique } from '@mikro-orm/decorators/legacy';
import { Entity, ForeignKey, Id, Instant, Int, Text } from '../../db/columns.js';
import type { Channel } from './notice-kinds.js';
import { Notification } from './notification.entity.js';

export type NoticeDecision = 'SEND' | 'SKIP';

/** Why somebody is not told by a channel. */
export type SkipReason =
  | 'OWN'
  | 'NOT_A_MEMBER'
  | 'MUTED'
  | 'LEVEL'
  | 'PREFERENCE'
  | 'NO_SUBSCRIPTION'
  | 'NO_EMAIL'
  | 'QUIET_HOURS'
  | 'ONLINE';

/** PENDING: under way. DROPPED: there was nobody or nothing left to tell when it was to be sent. */
export type NoticeOutcome = 'PENDING' | 'SENT' | 'FAILED' | 'DROPPED';

/** The ledger: whether a person was told of something by one channel, why not, and what came of it. */
@Entity({ tableName: 'notices' })
@Unique({ properties: ['notificationId', 'channel'] })
@Index({ name: 'notices_failed_index', properties: ['id'], where: "outcome = 'FAILED'" })
export class Notice {
  @Id() id!: string;
  @ForeignKey(() => Notification, { onDelete: 'cascade' }) notificationId!: string;
  @Text() channel!: Channel;
  @Text() decision!: NoticeDecision;
  /** Of what is skipped; else null. */
  @Text({ nullable: true }) reason!: SkipReason | null;
  /** Of what is sent; else null. */
  @Text({ nullable: true }) outcome!: NoticeOutcome | null;
  /** What the other side said, or went wrong. */
  @Text({ nullable: true }) detail!: string | null;
  /** How often it was tried to send it. */
  @Int() attempts!: number;
  @Instant() createdAt!: Date;
  /** When the outcome was known; null while it is pending. */
  @Instant({ nullable: true }) endedAt!: Date | null;
}
