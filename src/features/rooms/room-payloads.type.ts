import { Field, ID, ObjectType } from 'type-graphql';
import { type ChangedPayload, changedPayload } from '../../graphql/changed-payload.js';
import type { SeenRoom } from './room.loaders.js';
import { RoomType } from './room.type.js';
import type { RoomInvite } from './room-invite.entity.js';
import { RoomInviteType } from './room-invite.type.js';

/** The shape of what most changes of a room answer. */
export type RoomPayload = ChangedPayload<'room', SeenRoom>;

/** The shape of what is answered where the change itself may have hidden the room from the viewer. */
export type SeenRoomPayload = ChangedPayload<'room', SeenRoom | null>;

/** The shape of what is answered where the viewer no longer sees the room. */
export type GoneRoomPayload = ChangedPayload<'roomId', string>;

function roomPayload(name: string, description: string) {
  return changedPayload<'room', SeenRoom>(name, description, {
    field: 'room',
    type: () => RoomType,
    description: 'The room as it is now.',
  });
}

function seenRoomPayload(name: string, description: string) {
  return changedPayload<'room', SeenRoom | null>(name, description, {
    field: 'room',
    type: () => RoomType,
    nullable: true,
    description: 'The room as it is now; null when the viewer has put it out of his own sight.',
  });
}

function goneRoomPayload(name: string, description: string) {
  return changedPayload<'roomId', string>(name, description, {
    field: 'roomId',
    type: () => ID,
    description: "The room's id.",
  });
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
