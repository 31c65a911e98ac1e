import { Index } from '@mikro-orm/decorators/legacy';
import { BigInteger, Entity, ForeignKey, Instant, Text } from '../../db/columns.js';
import { User } from '../accounts/user.entity.js';
import { Message } from '../messages/message.entity.js';
import { Room } from './room.entity.js';

export type RoomRole = 'OWNER' | 'MEMBER';

/** Of what in a room somebody is told: every message; those that call him and replies in threads he follows; nothing. */
export type RoomNotificationLevel = 'ALL' | 'MENTIONS' | 'NONE';

/** One person's place in one room, with how far he has read and of what he is told. */
@Entity({ tableName: 'room_members' })
@Index({ properties: ['userId', 'roomId'] })
export class RoomMember {
  @ForeignKey(() => Room, { primary: true }) roomId!: string;
  @ForeignKey(() => User, { primary: true }) userId!: string;
  @Text() role!: RoomRole;
  @Instant() joinedAt!: Date;
  /** `orderedAt` of the newest message read; what is later is unread. Only moves forward. */
  @BigInteger() lastReadAt!: number;
  @ForeignKey(() => Message, { nullable: true, index: true }) lastReadMessageId!: string | null;
  @Text({ default: 'MENTIONS' }) notificationLevel!: RoomNotificationLevel;
  /** Until then he is told of nothing; null: he has not muted it. */
  @Instant({ nullable: true }) mutedUntil!: Date | null;
}
