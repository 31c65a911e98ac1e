import type { Context } from '../../context.js';
import { getUser } from '../accounts/get-user.js';
import { addressState, linkPath } from '../accounts/mail-links.js';
import { deliverMail } from '../mail/deliver-mail.js';
import { getOrganization } from '../organizations/get-organization.js';
import { findInvitation } from './find-invitation.js';
import { invitationMail } from './invitation-mail.js';
import { isOpen } from './use-invitation.js';

/** Sends the link of an invitation, in the language of who invites: that of the invited is not known. Nothing where it is over. */
export async function mailInvitation(ctx: Context, invitationId: string): Promise<void> {
  const invitation = await findInvitation(ctx, invitationId);
  if (!invitation || !isOpen(invitation, ctx.app.clock.now())) return;
  const { email, expiresAt } = invitation;
  const { displayName, language } = await getUser(ctx, invitation.invitedById);
  const path = linkPath(ctx, 'invitation', { subject: invitation.id, state: addressState(invitation), expiresAt });
  const { name } = await getOrganization(ctx);
  const content = invitationMail(language ?? 'en', { inviter: displayName, organization: name }, path);
  await deliverMail(ctx, { address: email, language: language ?? 'en', content });
}
