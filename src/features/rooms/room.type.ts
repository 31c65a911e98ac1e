import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../../graphql/connection.js';
import { Node } from '../../graphql/node.js';
import { DateTime } from '../../graphql/scalars.js';
import { Shared } from '../../graphql/shared.js';
import type { RoomRole } from './room-member.entity.js';

export const RoomRoleEnum = { OWNER: 'OWNER', MEMBER: 'MEMBER' } as const;
registerEnumType(RoomRoleEnum, {
  name: 'RoomRole',
  description: 'What a member may do in the room.',
  valuesConfig: {
    OWNER: { description: 'Renames and deletes the room, adds and removes members, makes invites.' },
    MEMBER: { description: 'Reads, writes and leaves.' },
  },
});

@ObjectType('Room', { implements: Node, description: 'A named group in which messages are sent.' })
export class RoomType extends Node {
  @Shared() @Field(() => String, { description: '1 to 200 characters; need not be unique.' }) name!: string;
  @Shared()
  @Field(() => String, { nullable: true, description: 'What the room is about, at most 1,000 characters.' })
  topic!: string | null;
  @Shared() @Field(() => Boolean, { description: 'Whether only members know of the room.' }) isPrivate!: boolean;
  @Shared()
  @Field(() => Boolean, { description: 'Whether this is the room that every user is in.' })
  isGeneral!: boolean;
  @Shared() @Field(() => DateTime, { description: 'When it was made; told to everyone who sees it.' }) createdAt!: Date;
  @Shared()
  @Field(() => Int, {
    description: 'Counts the changes: of two copies the higher one is the newer. Told to everyone who sees it.',
  })
  version!: number;
  @Field(() => RoomRoleEnum, { nullable: true, description: "The viewer's role; null where he is not a member." })
  viewerRole!: RoomRole | null;
}

export const RoomConnection = connectionType(RoomType, 'Room');
