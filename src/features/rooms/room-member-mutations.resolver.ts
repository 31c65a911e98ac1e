import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { addRoomMember } from './add-room-member.js';
import { leaveRoom } from './leave-room.js';
import { presentGoneRoom, presentRoom } from './present-room.js';
import { removeRoomMember } from './remove-room-member.js';
import {
  AddRoomMemberInputType,
  LeaveRoomInputType,
  RemoveRoomMemberInputType,
  SetRoomMemberRoleInputType,
} from './room-member-inputs.type.js';
import {
  AddRoomMemberPayload,
  type GoneRoomPayload,
  LeaveRoomPayload,
  RemoveRoomMemberPayload,
  type RoomPayload,
  type SeenRoomPayload,
  SetRoomMemberRolePayload,
} from './room-payloads.type.js';
import { setRoomMemberRole } from './set-room-member-role.js';

/** Who is in a room, and as what. */
@Resolver()
export class RoomMemberMutations {
  @Mutation(() => LeaveRoomPayload, {
    description: 'Leaves a room. CONFLICT for the last owner while others are in it; when nobody is, it is deleted.',
  })
  async leaveRoom(
    @Ctx() ctx: Context,
    @Arg('input', () => LeaveRoomInputType, { description: 'Which one.' }) input: LeaveRoomInputType,
  ): Promise<GoneRoomPayload> {
    return presentGoneRoom(await leaveRoom(ctx, input));
  }

  @Mutation(() => AddRoomMemberPayload, { description: 'Takes somebody into a room as a plain member. Owners only.' })
  async addRoomMember(
    @Ctx() ctx: Context,
    @Arg('input', () => AddRoomMemberInputType, { description: 'Who, and where.' }) input: AddRoomMemberInputType,
  ): Promise<RoomPayload> {
    return presentRoom(await addRoomMember(ctx, input));
  }

  @Mutation(() => RemoveRoomMemberPayload, {
    description: 'Takes somebody out of a room. Owners only; CONFLICT for the last owner.',
  })
  async removeRoomMember(
    @Ctx() ctx: Context,
    @Arg('input', () => RemoveRoomMemberInputType, { description: 'Who, and where.' }) input: RemoveRoomMemberInputType,
  ): Promise<SeenRoomPayload> {
    return presentRoom(await removeRoomMember(ctx, input));
  }

  @Mutation(() => SetRoomMemberRolePayload, {
    description: 'Makes a member an owner, or an owner a plain member. Owners only; CONFLICT for the last owner.',
  })
  async setRoomMemberRole(
    @Ctx() ctx: Context,
    @Arg('input', () => SetRoomMemberRoleInputType, { description: 'Who, where, and as what.' })
    input: SetRoomMemberRoleInputType,
  ): Promise<RoomPayload> {
    return presentRoom(await setRoomMemberRole(ctx, input));
  }
}
