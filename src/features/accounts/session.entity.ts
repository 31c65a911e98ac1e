import { Bool, Entity, ForeignKey, Id, Instant, Int, Text } from '../../db/columns.js';
import { User } from './user.entity.js';

/** A sign-in on one device: a family of refresh tokens, of which only the newest generation is good. */
@Entity({ tableName: 'sessions' })
export class Session {
  @Id() id!: string;
  @ForeignKey(() => User, { index: true }) userId!: string;
  /** Whether each use of the refresh token makes the next one; those of old clients stay the same. */
  @Bool({ default: true }) rotates!: boolean;
  /** Number of the refresh token that is good now; a signed token with an older number was used before. */
  @Int() generation!: number;
  /** Said by the client that made the current generation, so that it may ask again for a lost reply. */
  @Text({ nullable: true }) requestId!: string | null;
  @Instant() createdAt!: Date;
  /** When the current generation was made. */
  @Instant() refreshedAt!: Date;
  /** The latest end, whatever is refreshed. */
  @Instant() expiresAt!: Date;
  @Instant({ nullable: true }) endedAt!: Date | null;
  @Text({ nullable: true }) userAgent!: string | null;
  @Text({ nullable: true }) address!: string | null;
}
