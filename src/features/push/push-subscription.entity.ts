import { Index } from '@mikro-orm/decorators/legacy';
import { Entity, ForeignKey, Id, Instant, Text } from '../../db/columns.js';
import { Session } from '../accounts/session.entity.js';
import { User } from '../accounts/user.entity.js';

/** A browser that takes push messages for a person, as long as he is signed in there. */
@Entity({ tableName: 'push_subscriptions' })
@Index({ properties: ['userId', 'createdAt'] })
export class PushSubscription {
  @Id() id!: string;
  @ForeignKey(() => User) userId!: string;
  @ForeignKey(() => Session, { index: true }) sessionId!: string;
  /** Where its push service takes messages for it: whoever knows it can be the one whom it is for. */
  @Text({ unique: true }) endpoint!: string;
  /** Its public key, a point of P-256, base64url. */
  @Text() p256dh!: string;
  /** What it shares with the sender alone, 16 bytes, base64url. */
  @Text() auth!: string;
  /** What the browser called itself. */
  @Text({ nullable: true }) userAgent!: string | null;
  /** When it was last said to be there. */
  @Instant() createdAt!: Date;
  /** When its push service last took a message for it. */
  @Instant({ nullable: true }) lastUsedAt!: Date | null;
  /** Until when its push service wants to be left alone. */
  @Instant({ nullable: true }) waitsUntil!: Date | null;
}
