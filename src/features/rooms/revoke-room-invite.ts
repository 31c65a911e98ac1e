import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import { changeOnce } from '../../db/idempotency.js';
import type { Committed } from '../../db/transaction.js';
import { notFound } from '../../shared/errors.js';
import { isId } from '../../shared/ids.js';
import { idempotencyKey, parseInput } from '../../shared/input.js';
import { findRoom } from './find-room.js';
import { canManageMembers } from './room.policy.js';
import { RoomInvite } from './room-invite.entity.js';

const schema = z.object({ inviteId: z.string(), idempotencyKey });

export type RevokeRoomInviteInput = z.input<typeof schema>;

/**
 * An owner makes an invite useless; revoking it again changes nothing. Throws NOT_FOUND, also for members who are not
 * owners: they see no invites.
 */
export async function revokeRoomInvite(ctx: Context, input: RevokeRoomInviteInput): Promise<Committed<RoomInvite>> {
  requireViewer(ctx);
  const { inviteId } = parseInput(schema, input);
  return changeOnce(
    ctx,
    'revokeRoomInvite',
    input,
    async (tx) => {
      const invite = await getInvite(tx, inviteId);
      invite.revokedAt ??= new Date(tx.app.clock.now());
      return invite;
    },
    getInvite,
  );
}

async function getInvite(ctx: Context, id: string): Promise<RoomInvite> {
  const invite = isId(id) ? await ctx.em.findOne(RoomInvite, id) : null;
  const room = invite && (await findRoom(ctx, invite.roomId));
  if (!room || !canManageMembers(room)) throw notFound();
  return invite;
}
