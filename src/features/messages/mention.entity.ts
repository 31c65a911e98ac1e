import { Index } from '@mikro-orm/decorators/legacy';
import { Entity, ForeignKey, Id, Text } from '../../db/columns.js';
import { User } from '../accounts/user.entity.js';
import { Message } from './message.entity.js';

export type MentionKind = 'USER' | 'ROOM' | 'HERE';

/** Somebody called in a message: one person, everyone in the room (`@room`), or whoever is online (`@here`). */
@Entity({ tableName: 'mentions' })
@Index({ properties: ['userId', 'messageId'] })
export class Mention {
  @Id() id!: string;
  @ForeignKey(() => Message, { index: true }) messageId!: string;
  @Text() kind!: MentionKind;
  @ForeignKey(() => User, { nullable: true }) userId!: string | null;
}
