import { Entity, ForeignKey, Instant, Text } from '../../db/columns.js';
import { User } from '../accounts/user.entity.js';
import { Message } from './message.entity.js';

/** One person's emoji on one message. */
@Entity({ tableName: 'reactions' })
export class Reaction {
  @ForeignKey(() => Message, { primary: true }) messageId!: string;
  @ForeignKey(() => User, { primary: true, index: true }) userId!: string;
  @Text({ primary: true }) emoji!: string;
  @Instant() createdAt!: Date;
}
