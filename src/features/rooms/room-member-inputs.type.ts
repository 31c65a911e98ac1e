import { Field, ID, InputType } from 'type-graphql';
import { IDEMPOTENCY_KEY } from '../../graphql/descriptions.js';
import type { AddRoomMemberInput } from './add-room-member.js';
import type { LeaveRoomInput } from './leave-room.js';
import type { RemoveRoomMemberInput } from './remove-room-member.js';
import { RoomRoleEnum } from './room.type.js';
import type { RoomRole } from './room-member.entity.js';
import type { SetRoomMemberRoleInput } from './set-room-member-role.js';

@InputType('LeaveRoomInput', { description: 'A room to leave.' })
export class LeaveRoomInputType implements LeaveRoomInput {
  @Field(() => ID, { description: 'The room.' }) roomId!: string;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY }) idempotencyKey?: string | null;
}

@InputType('AddRoomMemberInput', { description: 'Somebody to take into a room.' })
export class AddRoomMemberInputType implements AddRoomMemberInput {
  @Field(() => ID, { description: 'The room.' }) roomId!: string;
  @Field(() => ID, { description: 'An active user.' }) userId!: string;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY }) idempotencyKey?: string | null;
}

@InputType('RemoveRoomMemberInput', { description: 'Somebody to take out of a room.' })
export class RemoveRoomMemberInputType implements RemoveRoomMemberInput {
  @Field(() => ID, { description: 'The room.' }) roomId!: string;
  @Field(() => ID, { description: 'The user.' }) userId!: string;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY }) idempotencyKey?: string | null;
}

@InputType('SetRoomMemberRoleInput', { description: 'Another role for a member.' })
export class SetRoomMemberRoleInputType implements SetRoomMemberRoleInput {
  @Field(() => ID, { description: 'The room.' }) roomId!: string;
  @Field(() => ID, { description: 'The member.' }) userId!: string;
  @Field(() => RoomRoleEnum, { description: 'The role from now on.' }) role!: RoomRole;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY }) idempotencyKey?: string | null;
}
