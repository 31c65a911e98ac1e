import type { InviteFragment } from '../../generated/documents.js';

/** Whether a link lets people in, and if not, why. now: milliseconds. */
export function inviteState(
  { revokedAt, expiresAt, maxUses, useCount }: InviteFragment,
  now: number,
): 'active' | 'revoked' | 'expired' | 'usedUp' {
  if (revokedAt) return 'revoked';
  if (Date.parse(expiresAt) <= now) return 'expired';
  return maxUses !== null && useCount >= maxUses ? 'usedUp' : 'active';
}
