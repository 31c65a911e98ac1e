import { Index } from '@mikro-orm/decorators/legacy';
import { Entity, ForeignKey, Instant } from '../../db/columns.js';
import { User } from '../accounts/user.entity.js';
import { Message } from './message.entity.js';

/** Somebody for whom replies in a thread count as unread: its author, who replied, who was mentioned, who asked to. */
@Entity({ tableName: 'thread_followers' })
@Index({ properties: ['userId', 'threadRootId'] })
export class ThreadFollower {
  @ForeignKey(() => Message, { primary: true }) threadRootId!: string;
  @ForeignKey(() => User, { primary: true }) userId!: string;
  @Instant() createdAt!: Date;
}
