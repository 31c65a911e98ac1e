import { sql } from 'kysely';
import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import { holdAlone } from '../../db/hold.js';
import { changeOnce } from '../../db/idempotency.js';
import type { Committed, Transaction } from '../../db/transaction.js';
import { idempotencyKey, parseInput, timeZone } from '../../shared/input.js';
import { assertFree } from './assert-free.js';
import { changeUser, getUserForChange } from './change-user.js';
import { email } from './email.js';
import { getUser } from './get-user.js';
import { mayMail } from './mail-tries.js';
import { queueVerification } from './mail-verification.js';
import type { User } from './user.entity.js';
import { nameColumns } from './user-names.js';
import { displayName, username } from './username.js';

const schema = z.object({
  username: username.optional(),
  displayName: displayName.nullish(),
  email: email.nullish(),
  timeZone,
  language: z.enum(['en', 'ru']).nullish(),
  idempotencyKey,
});

/**
 * Absent: kept. Null: the e-mail is cleared, the display name becomes the username, zone and language the
 * installation's, and the username is refused.
 */
export type UpdateProfileInput = Omit<z.input<typeof schema>, 'username'> & { username?: string | null };

/**
 * Changes how the viewer is called and written to. Throws UNAUTHENTICATED, BAD_USER_INPUT (a bad or taken username or
 * e-mail, a display name that is blank or longer than 100 code points, no name of a time zone), CONFLICT. Another address is
 * not confirmed; a link for that is sent to it, five times an hour at most.
 */
export async function updateProfile(ctx: Context, input: UpdateProfileInput): Promise<Committed<User>> {
  const viewer = requireViewer(ctx);
  const wanted = parseInput(schema, input);
  const sendsLink = (await isOtherEmail(ctx, viewer.id, wanted.email)) && (await mayMail(ctx, viewer.id));
  return changeOnce(ctx, 'updateProfile', input, (tx) => update(tx, viewer.id, wanted, sendsLink), getUser);
}

const CHANGEABLE = ['username', 'displayName', 'email', 'timeZone', 'language'] as const;

async function isOtherEmail(ctx: Context, userId: string, wanted: string | null | undefined): Promise<boolean> {
  return !!wanted && wanted !== (await getUser(ctx, userId)).email;
}

async function update(
  tx: Transaction,
  userId: string,
  wanted: z.output<typeof schema>,
  sendsLink: boolean,
): Promise<User> {
  const user = await getUserForChange(tx, userId);
  const names = nameColumns({
    username: wanted.username ?? user.username,
    displayName: wanted.displayName === undefined ? user.displayName : wanted.displayName,
    email: wanted.email === undefined ? user.email : wanted.email,
  });
  const { timeZone = user.timeZone, language = user.language } = wanted;
  const next = { ...names, timeZone, language };
  if (CHANGEABLE.every((name) => next[name] === user[name])) return user;
  await holdAlone(tx, user.id);
  await assertFree(tx, names, user.id);
  const isSameAddress = names.emailKey === user.emailKey;
  if (sendsLink && !isSameAddress) queueVerification(tx, { id: user.id, emailKey: names.emailKey });
  return changeUser(
    tx,
    user.id,
    sql`username = ${names.username}, username_key = ${names.usernameKey}, display_name = ${names.displayName},
      search_text = ${names.searchText}, email = ${names.email}, email_key = ${names.emailKey},
      time_zone = ${timeZone}, language = ${language}, email_verified_at = ${isSameAddress ? user.emailVerifiedAt : null},
      email_bounced_at = ${isSameAddress ? user.emailBouncedAt : null}`,
  );
}
