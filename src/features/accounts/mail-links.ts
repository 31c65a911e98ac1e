import { createHash } from 'node:crypto';
import type { Context } from '../../context.js';
import { DomainError } from '../../shared/errors.js';
import { isId } from '../../shared/ids.js';
import { text } from '../../shared/input.js';
import type { LinkPurpose } from './tokens.js';
import type { User } from './user.entity.js';

/** A token as it comes back. */
export const linkToken = text({ max: 2048 });

/**
 * The page of each link. The token stands after the `#`, which browsers send to nobody: no log on the way has it. But mailboxes, which unsubscribe by a
 * request of their own (RFC 8058), must find it before.
 */
const PAGES: Record<LinkPurpose, string> = {
  verification: '/verify-email#token=',
  passwordReset: '/reset-password#token=',
  invitation: '/register#invitation=',
  unsubscribing: '/unsubscribe?token=',
};

/** The path of a link that is good until `expiresAt`, as long as its subject is as `state` says. */
export function linkPath(
  ctx: Context,
  purpose: LinkPurpose,
  { subject, state, expiresAt }: { subject: string; state: string; expiresAt: Date },
): string {
  const end = Math.floor(expiresAt.getTime() / 1000);
  return PAGES[purpose] + ctx.app.tokens.signLink(purpose, { subject, state, expiresAt: end });
}

/** What a good token is about. Throws LINK_INVALID. */
export function readLink(ctx: Context, purpose: LinkPurpose, token: string): { subject: string; state: string } {
  const claims = ctx.app.tokens.readLink(purpose, token);
  if (!claims || !isId(claims.subject)) throw linkInvalid();
  return claims;
}

/** One refusal for every reason: which it was is nobody's business who only guesses. */
export function linkInvalid(): DomainError {
  return new DomainError('LINK_INVALID');
}

/** For links that end when the address changes. */
export function addressState({ emailKey }: Pick<User, 'emailKey'>): string {
  return digest(emailKey);
}

/** For links about one kind of what is mailed to an address. */
export function mailState({ emailKey }: Pick<User, 'emailKey'>, kind: string): string {
  return digest([emailKey, kind]);
}

/** For links that end when the address or the password changes: each is good for one new password. */
export function passwordState({ emailKey, passwordHash }: Pick<User, 'emailKey' | 'passwordHash'>): string {
  return digest([emailKey, passwordHash]);
}

/** The hash of a password has a salt, so that nobody guesses at it by this one. */
function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url');
}
