import type { InvitationLineFragment } from '../../generated/documents.js';

/** Whether an account can still be made by an invitation, and if not, why; with the time of that. now: milliseconds. */
export function invitationState(
  { acceptedAt, revokedAt, expiresAt }: InvitationLineFragment,
  now: number,
): ['accepted' | 'revoked' | 'expired' | 'open', at: string] {
  if (acceptedAt) return ['accepted', acceptedAt];
  if (revokedAt) return ['revoked', revokedAt];
  return [Date.parse(expiresAt) <= now ? 'expired' : 'open', expiresAt];
}
