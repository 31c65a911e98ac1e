import { sql } from 'kysely';
import type { Context } from '../../context.js';
import { change } from '../../db/query.js';
import type { Transaction } from '../../db/transaction.js';
import { audit } from '../accounts/audit.js';
import { linkInvalid, readLink } from '../accounts/mail-links.js';
import type { User } from '../accounts/user.entity.js';
import { findInvitation } from './find-invitation.js';
import type { Invitation } from './invitation.entity.js';

/** The invitation of a token. Throws LINK_INVALID where the token is wrong or it has expired, was revoked or was used. */
export async function getInvitation(ctx: Context, token: string): Promise<Invitation> {
  const { subject } = readLink(ctx, 'invitation', token);
  const invitation = await findInvitation(ctx, subject);
  if (!invitation || !isOpen(invitation, ctx.app.clock.now())) throw linkInvalid();
  return invitation;
}

/** Whether an account may still be made by it. now: milliseconds since 1970. */
export function isOpen({ revokedAt, acceptedAt, expiresAt }: Invitation, now: number): boolean {
  return revokedAt === null && acceptedAt === null && expiresAt.getTime() > now;
}

/** Uses it up for an account that was just made. Part of other operations. Throws LINK_INVALID where it is no longer open. */
export async function acceptInvitation(tx: Transaction, { id }: Invitation, user: User): Promise<void> {
  await tx.em.flush();
  const now = new Date(tx.app.clock.now());
  const { count } = await change(
    tx,
    sql`update invitations set accepted_at = ${now}, accepted_by_id = ${user.id}
      where id = ${id} and accepted_at is null and revoked_at is null and expires_at > ${now}`,
  );
  if (count === 0) throw linkInvalid();
  audit(tx, 'invitationAccepted', { userId: user.id, actorId: user.id, data: { invitationId: id } });
}
