import { sql } from 'kysely';
import { z } from 'zod';
import { type Context, requireAdmin } from '../../context.js';
import { changeOnce } from '../../db/idempotency.js';
import { change, query } from '../../db/query.js';
import type { Committed, Transaction } from '../../db/transaction.js';
import { badInput, notFound } from '../../shared/errors.js';
import { newId } from '../../shared/ids.js';
import { idempotencyKey, parseInput } from '../../shared/input.js';
import { audit } from '../accounts/audit.js';
import { email, emailKey } from '../accounts/email.js';
import { findInvitation } from './find-invitation.js';
import { Invitation } from './invitation.entity.js';

const DAY = 86_400_000;
const DAYS = 7;

const schema = z.object({ email, idempotencyKey });

export type InviteUserInput = z.input<typeof schema>;

/**
 * An admin has a link sent to an address by which one account can be made within 7 days, also where registration is closed. An earlier one to the same address is
 * revoked. Throws UNAUTHENTICATED, FORBIDDEN, BAD_USER_INPUT (no e-mail address, or that of somebody who has an account).
 */
export async function inviteUser(ctx: Context, input: InviteUserInput): Promise<Committed<Invitation>> {
  const { id: invitedById } = requireAdmin(ctx);
  const { email: address } = parseInput(schema, input);
  return changeOnce(
    ctx,
    'inviteUser',
    input,
    async (tx) => {
      const key = emailKey(address);
      await assertNobodyHas(tx, key);
      const now = tx.app.clock.now();
      await revokeEarlier(tx, key);
      const invitation = tx.em.create(Invitation, {
        id: newId(),
        email: address,
        emailKey: key,
        invitedById,
        createdAt: new Date(now),
        expiresAt: new Date(now + DAYS * DAY),
        revokedAt: null,
        acceptedAt: null,
        acceptedById: null,
      });
      tx.enqueue({ kind: 'mailInvitation', key: invitation.id, payload: { invitationId: invitation.id } });
      audit(tx, 'userInvited', { userId: null, data: { invitationId: invitation.id } });
      return invitation;
    },
    getInvitationById,
  );
}

async function getInvitationById(ctx: Context, id: string): Promise<Invitation> {
  const invitation = await findInvitation(ctx, id);
  if (!invitation) throw notFound();
  return invitation;
}

async function assertNobodyHas(tx: Transaction, key: string): Promise<void> {
  const taken = await query(tx, sql`select 1 from users where email_key = ${key}`);
  if (taken.length > 0) throw badInput({ 'input.email': 'Is taken.' });
}

async function revokeEarlier(tx: Transaction, key: string): Promise<void> {
  const now = new Date(tx.app.clock.now());
  await change(
    tx,
    sql`update invitations set revoked_at = ${now} where email_key = ${key} and revoked_at is null and accepted_at is null`,
  );
}
