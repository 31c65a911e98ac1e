import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import { changeOnce } from '../../db/idempotency.js';
import type { Committed, Transaction } from '../../db/transaction.js';
import { assertAllowed, badInput } from '../../shared/errors.js';
import { idempotencyKey, parseInput } from '../../shared/input.js';
import { findMemberRole } from '../members/find-member.js';
import { ROOMS } from '../members/group.js';
import { lockGroup } from '../members/lock-group.js';
import { addMember } from './add-member.js';
import { getRoom, rereadRoom } from './find-room.js';
import { hashInviteCode } from './invite-code.js';
import { assertInviteTries } from './invite-tries.js';
import type { SeenRoom } from './room.loaders.js';
import { canJoin, isMember } from './room.policy.js';
import { getInvitation, useInvite } from './use-invite.js';

const schema = z.object({ roomId: z.string().nullish(), inviteCode: z.string().nullish(), idempotencyKey });

export type JoinRoomInput = z.input<typeof schema>;

/**
 * Puts the viewer into a public room, or into whatever room an invite is of; who is in it stays as he is and uses nothing
 * up. Throws NOT_FOUND, BAD_USER_INPUT (neither a room nor a code), INVITE_INVALID (wrong, expired, revoked, used up, of
 * another room than `roomId`), RATE_LIMITED (10 codes a minute).
 */
export async function joinRoom(ctx: Context, input: JoinRoomInput): Promise<Committed<SeenRoom>> {
  const viewer = requireViewer(ctx);
  const { roomId = null, inviteCode = null } = parseInput(schema, input);
  if (roomId === null && inviteCode === null) throw badInput({ 'input.roomId': 'Give a roomId or an inviteCode.' });
  if (inviteCode !== null) await assertInviteTries(ctx);
  return changeOnce(
    ctx,
    'joinRoom',
    input,
    (tx) => (inviteCode !== null ? joinByCode(tx, viewer.id, inviteCode, roomId) : joinPublic(tx, viewer.id, roomId!)),
    getRoom,
  );
}

async function joinPublic(tx: Transaction, userId: string, roomId: string): Promise<SeenRoom> {
  await lockGroup(tx, ROOMS, roomId);
  const room = await getRoom(tx, roomId);
  if (isMember(room)) return room;
  assertAllowed(canJoin(room));
  addMember(tx, { roomId: room.id, userId, role: 'MEMBER' });
  return rereadRoom(tx, room.id);
}

async function joinByCode(tx: Transaction, userId: string, code: string, roomId: string | null): Promise<SeenRoom> {
  const invite = await getInvitation(tx, hashInviteCode(code), roomId);
  await lockGroup(tx, ROOMS, invite.roomId);
  const role = await findMemberRole(tx, ROOMS, invite.roomId, userId);
  if (!role) {
    await useInvite(tx, invite.id);
    addMember(tx, { roomId: invite.roomId, userId, role: 'MEMBER' });
  }
  return rereadRoom(tx, invite.roomId);
}
