import { toLine } from '../../shared/input.js';
import { email } from '../accounts/email.js';
import { displayName, username } from '../accounts/username.js';
import type { SlackUser } from './slack/slack-user.js';

/** Most characters of a username, and of a display name. */
const MAX_USERNAME = 40;
const MAX_DISPLAY_NAME = 100;

/**
 * The usernames to try for somebody, without end: his Slack name as far as usernames allow it, else `slack-<id>`, then
 * the same with -2, -3 … behind it. All are valid usernames.
 */
export function* usernamesFor(user: Pick<SlackUser, 'id' | 'name'>): Generator<string> {
  const base = validUsername(user.name) ?? validUsername(`slack-${user.id.toLowerCase()}`) ?? 'slack-user';
  yield base;
  for (let number = 2; ; number++) {
    const suffix = `-${number}`;
    yield [...base].slice(0, MAX_USERNAME - suffix.length).join('') + suffix;
  }
}

/** Null where there is nothing to show: then the username is shown. */
export function displayNameFor(user: Pick<SlackUser, 'displayName'>): string | null {
  const line = toLine(user.displayName ?? '');
  const name = [...line].slice(0, MAX_DISPLAY_NAME).join('').trim();
  return displayName.safeParse(name).success ? name : null;
}

/** The address where it is one, else null. */
export function emailFor(user: Pick<SlackUser, 'email'>): string | null {
  return email.safeParse(user.email).data ?? null;
}

function validUsername(name: string): string | null {
  const letters = [...name.normalize('NFKC').replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-')].slice(0, MAX_USERNAME).join('');
  const trimmed = letters.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu, '');
  return username.safeParse(trimmed).data ?? null;
}
