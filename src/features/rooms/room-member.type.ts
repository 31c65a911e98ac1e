import { Field, ObjectType } from 'type-graphql';
import { connectionType } from '../../graphql/connection.js';
import { DateTime } from '../../graphql/scalars.js';
import { RoomRoleEnum } from './room.type.js';
import type { RoomRole } from './room-member.entity.js';

@ObjectType('RoomMember', { description: "One person's place in a room." })
export class RoomMemberType {
  @Field(() => RoomRoleEnum, { description: 'What the person may do in the room.' }) role!: RoomRole;
  @Field(() => DateTime, { description: 'When the person came into the room.' }) joinedAt!: Date;
}

export const RoomMemberConnection = connectionType(RoomMemberType, 'RoomMember');
