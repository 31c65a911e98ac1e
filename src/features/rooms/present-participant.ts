import { type Static, Type } from 'typebox';
import { loader } from '../../context.js';
import type { RestContext } from '../../rest/request-context.js';
import { EXAMPLE_TIME, Instant } from '../../rest/shapes.js';
import { presentUser, USER_EXAMPLE, UserShape } from '../accounts/present-user.js';
import { userById } from '../accounts/user.loaders.js';
import type { RoomMember } from './room-member.entity.js';

/** Somebody in a room, in examples. */
export const PARTICIPANT_EXAMPLE = { user: USER_EXAMPLE, role: 'owner' as const, joined_at: EXAMPLE_TIME };

/** Somebody in a room as the clients of 000 know it. */
export const ParticipantShape = Type.Object(
  {
    user: UserShape,
    role: Type.Unsafe<'owner' | 'member'>({ type: 'string', enum: ['owner', 'member'] }),
    joined_at: Instant,
  },
  { examples: [PARTICIPANT_EXAMPLE] },
);

export async function presentParticipant(
  ctx: RestContext,
  member: RoomMember,
): Promise<Static<typeof ParticipantShape>> {
  const user = await loader(ctx, userById).load(member.userId);
  return {
    user: presentUser(ctx, user!),
    role: member.role === 'OWNER' ? 'owner' : 'member',
    joined_at: member.joinedAt.toISOString(),
  };
}
