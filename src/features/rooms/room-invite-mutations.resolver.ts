import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { createRoomInvite } from './create-room-invite.js';
import { joinRoom } from './join-room.js';
import { presentRoom } from './present-room.js';
import { revokeRoomInvite } from './revoke-room-invite.js';
import { CreateRoomInviteInputType, JoinRoomInputType, RevokeRoomInviteInputType } from './room-invite-inputs.type.js';
import {
  CreateRoomInvitePayload,
  JoinRoomPayload,
  RevokeRoomInvitePayload,
  type RoomPayload,
} from './room-payloads.type.js';

/** How people come into a room by themselves. */
@Resolver()
export class RoomInviteMutations {
  @Mutation(() => JoinRoomPayload, {
    description: 'Joins a public room, or any room with the code of an invite. Who is in it uses nothing up.',
  })
  async joinRoom(
    @Ctx() ctx: Context,
    @Arg('input', () => JoinRoomInputType, { description: 'Which one, or by what code.' }) input: JoinRoomInputType,
  ): Promise<RoomPayload> {
    return presentRoom(await joinRoom(ctx, input));
  }

  @Mutation(() => CreateRoomInvitePayload, { description: 'Makes an invite into a room. Owners only.' })
  async createRoomInvite(
    @Ctx() ctx: Context,
    @Arg('input', () => CreateRoomInviteInputType, { description: 'The invite.' }) input: CreateRoomInviteInputType,
  ): Promise<CreateRoomInvitePayload> {
    return (await createRoomInvite(ctx, input)).value;
  }

  @Mutation(() => RevokeRoomInvitePayload, { description: 'Makes an invite useless. Owners only.' })
  async revokeRoomInvite(
    @Ctx() ctx: Context,
    @Arg('input', () => RevokeRoomInviteInputType, { description: 'Which one.' }) input: RevokeRoomInviteInputType,
  ): Promise<RevokeRoomInvitePayload> {
    return { invite: (await revokeRoomInvite(ctx, input)).value };
  }
}
