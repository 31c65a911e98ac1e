import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { createRoom } from './create-room.js';
import { deleteRoom } from './delete-room.js';
import { markRoomRead } from './mark-room-read.js';
import { presentGoneRoom, presentRoom } from './present-room.js';
import {
  CreateRoomInputType,
  DeleteRoomInputType,
  MarkRoomReadInputType,
  UpdateRoomInputType,
} from './room-inputs.type.js';
import {
  CreateRoomPayload,
  DeleteRoomPayload,
  type GoneRoomPayload,
  MarkRoomReadPayload,
  type RoomPayload,
  type SeenRoomPayload,
  UpdateRoomPayload,
} from './room-payloads.type.js';
import { updateRoom } from './update-room.js';

/** Changes of rooms themselves. */
@Resolver()
export class RoomMutations {
  @Mutation(() => CreateRoomPayload, { description: 'Makes a room with the viewer as its owner.' })
  async createRoom(
    @Ctx() ctx: Context,
    @Arg('input', () => CreateRoomInputType, { description: 'The room.' }) input: CreateRoomInputType,
  ): Promise<RoomPayload> {
    return presentRoom(await createRoom(ctx, input));
  }

  @Mutation(() => UpdateRoomPayload, {
    description:
      'Changes name, topic or privacy of a room: its owners and admins who see it; the general room: admins.',
  })
  async updateRoom(
    @Ctx() ctx: Context,
    @Arg('input', () => UpdateRoomInputType, { description: 'The changes.' }) input: UpdateRoomInputType,
  ): Promise<SeenRoomPayload> {
    return presentRoom(await updateRoom(ctx, input));
  }

  @Mutation(() => DeleteRoomPayload, {
    description: 'Deletes a room with all that is in it: its owners and admins who see it; nobody the general room.',
  })
  async deleteRoom(
    @Ctx() ctx: Context,
    @Arg('input', () => DeleteRoomInputType, { description: 'Which one.' }) input: DeleteRoomInputType,
  ): Promise<GoneRoomPayload> {
    return presentGoneRoom(await deleteRoom(ctx, input));
  }

  @Mutation(() => MarkRoomReadPayload, {
    description: 'Notes how far the viewer has read. The mark only moves forward: an older message changes nothing.',
  })
  async markRoomRead(
    @Ctx() ctx: Context,
    @Arg('input', () => MarkRoomReadInputType, { description: 'How far.' }) input: MarkRoomReadInputType,
  ): Promise<RoomPayload> {
    return presentRoom(await markRoomRead(ctx, input));
  }
}
