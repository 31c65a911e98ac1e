import { type Static, Type } from 'typebox';
import { loader } from '../../context.js';
import type { RestContext } from '../../rest/request-context.js';
import { EXAMPLE_ID, EXAMPLE_TIME, Id, Instant, orNull } from '../../rest/shapes.js';
import { presentUser, USER_EXAMPLE, UserShape } from '../accounts/present-user.js';
import { userById } from '../accounts/user.loaders.js';
import { memberCountByRoom, ownerIdByRoom } from '../members/people.loaders.js';
import type { SeenRoom } from './room.loaders.js';

/** A room in examples. */
export const ROOM_EXAMPLE = {
  id: EXAMPLE_ID,
  name: 'Kitchen',
  topic: 'What is for lunch',
  is_private: false,
  owner: USER_EXAMPLE,
  participants_count: 3,
  created_at: EXAMPLE_TIME,
};

/** A room as the clients of 000 know it. */
export const RoomShape = Type.Object(
  {
    id: Id,
    name: Type.String(),
    topic: orNull(Type.String()),
    is_private: Type.Boolean({ description: 'Whether one joins by invite alone.' }),
    owner: orNull(UserShape),
    participants_count: Type.Integer(),
    created_at: Instant,
  },
  { description: 'A room. Its owner is null for the one room that everybody is in.', examples: [ROOM_EXAMPLE] },
);

export async function presentLegacyRoom(ctx: RestContext, room: SeenRoom): Promise<Static<typeof RoomShape>> {
  const [ownerId, participants] = await Promise.all([
    loader(ctx, ownerIdByRoom).load(room.id),
    loader(ctx, memberCountByRoom).load(room.id),
  ]);
  const owner = ownerId === null ? null : await loader(ctx, userById).load(ownerId);
  return {
    id: room.id,
    name: room.name,
    topic: room.topic,
    is_private: room.isPrivate,
    owner: owner && presentUser(ctx, owner),
    participants_count: participants,
    created_at: room.createdAt.toISOString(),
  };
}
