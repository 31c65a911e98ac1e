import { sql } from 'kysely';
import { z } from 'zod';
import { type Context, requireAdmin } from '../../context.js';
import { change } from '../../db/query.js';
import { inTransaction } from '../../db/transaction.js';
import { notFound } from '../../shared/errors.js';
import { parseInput } from '../../shared/input.js';
import { audit } from '../accounts/audit.js';
import { findInvitation } from './find-invitation.js';
import type { Invitation } from './invitation.entity.js';

const schema = z.object({ invitationId: z.string() });

export type RevokeInvitationInput = z.input<typeof schema>;

/** An admin makes an invitation useless; one that is used, or was revoked, stays as it is. Throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND. */
export async function revokeInvitation(ctx: Context, input: RevokeInvitationInput): Promise<Invitation> {
  requireAdmin(ctx);
  const { invitationId } = parseInput(schema, input);
  const { value } = await inTransaction(ctx, async (tx) => {
    const found = await findInvitation(tx, invitationId);
    if (!found) throw notFound();
    const now = new Date(tx.app.clock.now());
    const { count } = await change(
      tx,
      sql`update invitations set revoked_at = ${now} where id = ${found.id} and revoked_at is null and accepted_at is null`,
    );
    if (count > 0) audit(tx, 'invitationRevoked', { userId: null, data: { invitationId: found.id } });
    return (await findInvitation(tx, found.id))!;
  });
  return value;
}
