import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import { type Committed, inTransaction } from '../../db/transaction.js';
import { badInput } from '../../shared/errors.js';
import { newId } from '../../shared/ids.js';
import { parseInput } from '../../shared/input.js';
import { getManagedRoom } from './get-managed-room.js';
import { hashInviteCode, newInviteCode } from './invite-code.js';
import { RoomInvite } from './room-invite.entity.js';

const DAY = 24 * 60 * 60 * 1000;
const DEFAULT_DAYS = 7;
const MAX_DAYS = 90;

const schema = z.object({
  roomId: z.string(),
  expiresAt: z.date().nullish(),
  maxUses: z.int().min(1, 'Must be at least 1.').nullish(),
});

export type CreateRoomInviteInput = z.input<typeof schema>;

/**
 * An owner makes a code by which whoever has it may join the room. The code is given here and nowhere else. Throws
 * NOT_FOUND, FORBIDDEN, BAD_USER_INPUT (expiresAt: within the next 90 days, 7 days when left out; maxUses: at least 1,
 * any number of times when left out).
 */
export async function createRoomInvite(
  ctx: Context,
  input: CreateRoomInviteInput,
): Promise<Committed<{ invite: RoomInvite; code: string }>> {
  const viewer = requireViewer(ctx);
  const { roomId, expiresAt, maxUses } = parseInput(schema, input);
  const now = ctx.app.clock.now();
  const end = expiresAt?.getTime() ?? now + DEFAULT_DAYS * DAY;
  if (end <= now) throw badInput({ 'input.expiresAt': 'Must lie in the future.' });
  if (end > now + MAX_DAYS * DAY) throw badInput({ 'input.expiresAt': `Must be within ${MAX_DAYS} days.` });
  const code = newInviteCode();
  return inTransaction(ctx, async (tx) => {
    const room = await getManagedRoom(tx, roomId);
    const invite = tx.em.create(RoomInvite, {
      id: newId(),
      roomId: room.id,
      codeHash: hashInviteCode(code),
      createdById: viewer.id,
      createdAt: new Date(now),
      expiresAt: new Date(end),
      maxUses: maxUses ?? null,
      useCount: 0,
      revokedAt: null,
    });
    return { invite, code };
  });
}
