import { type ClassType, Field, ID, ObjectType } from 'type-graphql';
import { CURSOR_AFTER_CHANGE } from '../../graphql/descriptions.js';
import { Cursor } from '../../graphql/scalars.js';
import type { SeenRoom } from './room.loaders.js';
import { RoomType } from './room.type.js';
import type { RoomInvite } from './room-invite.entity.js';
import { RoomInviteType } from './room-invite.type.js';

/** The shape of what most changes of a room answer. */
export interface RoomPayload {
  room: SeenRoom;
  cursor: string;
}

/** The shape of what is answered where the change itself may have hidden the room from the viewer. */
export interface SeenRoomPayload {
  room: SeenRoom | null;
  cursor: string;
}

/** The shape of what is answered where the viewer no longer sees the room. */
export interface GoneRoomPayload {
  roomId: string;
  cursor: string;
}

function roomPayload(name: string, description: string): ClassType<RoomPayload> {
  @ObjectType(name, { description })
  class Payload {
    @Field(() => RoomType, { description: 'The room as it is now.' }) room!: SeenRoom;
    @Field(() => Cursor, { description: CURSOR_AFTER_CHANGE }) cursor!: string;
  }
  return Payload;
}

function seenRoomPayload(name: string, description: string): ClassType<SeenRoomPayload> {
  @ObjectType(name, { description })
  class Payload {
    @Field(() => RoomType, {
      nullable: true,
      description: 'The room as it is now; null when the viewer has put it out of his own sight.',
    })
    room!: SeenRoom | null;
    @Field(() => Cursor, { description: CURSOR_AFTER_CHANGE }) cursor!: string;
  }
  return Payload;
}

function goneRoomPayload(name: string, description: string): ClassType<GoneRoomPayload> {
  @ObjectType(name, { description })
  class Payload {
    @Field(() => ID, { description: "The room's id." }) roomId!: string;
    @Field(() => Cursor, { description: CURSOR_AFTER_CHANGE }) cursor!: string;
  }
  return Payload;
}

export const CreateRoomPayload = roomPayload('CreateRoomPayload', 'The room that was made.');
export const UpdateRoomPayload = seenRoomPayload('UpdateRoomPayload', 'The room that was changed.');
export const DeleteRoomPayload = goneRoomPayload('DeleteRoomPayload', 'The room that was deleted.');
export const JoinRoomPayload = roomPayload('JoinRoomPayload', 'The room that the viewer is in now.');
export const LeaveRoomPayload = goneRoomPayload('LeaveRoomPayload', 'The room that was left.');
export const AddRoomMemberPayload = roomPayload('AddRoomMemberPayload', 'The room with its new member.');
export const RemoveRoomMemberPayload = seenRoomPayload('RemoveRoomMemberPayload', 'The room without the member.');
export const SetRoomMemberRolePayload = roomPayload('SetRoomMemberRolePayload', "The room of the member's new role.");
export const MarkRoomReadPayload = roomPayload('MarkRoomReadPayload', 'The room with what is still unread.');

@ObjectType({ description: 'The invite that was made, with its code.' })
export class CreateRoomInvitePayload {
  @Field(() => RoomInviteType, { description: 'The invite.' }) invite!: RoomInvite;
  @Field(() => String, { description: 'Shown only here: what is stored is its hash.' }) code!: string;
}

@ObjectType({ description: 'The invite that was revoked.' })
export class RevokeRoomInvitePayload {
  @Field(() => RoomInviteType, { description: 'The invite as it is now.' }) invite!: RoomInvite;
}
