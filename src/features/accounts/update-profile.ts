import { sql } from 'kysely';
import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import { holdAlone } from '../../db/hold.js';
import { changeOnce } from '../../db/idempotency.js';
import type { Committed, Transaction } from '../../db/transaction.js';
import { idempotencyKey, parseInput } from '../../shared/input.js';
import { assertFree } from './assert-free.js';
import { changeUser, getUserForChange } from './change-user.js';
import { email } from './email.js';
import { getUser } from './get-user.js';
import type { User } from './user.entity.js';
import { nameColumns } from './user-names.js';
import { displayName, username } from './username.js';

const schema = z.object({
  username: username.optional(),
  displayName: displayName.nullish(),
  email: email.nullish(),
  idempotencyKey,
});

/** Absent: kept. Null: the e-mail is cleared, the display name becomes the username, the username is refused. */
export type UpdateProfileInput = Omit<z.input<typeof schema>, 'username'> & { username?: string | null };

/**
 * Changes how the viewer is called. Throws UNAUTHENTICATED, BAD_USER_INPUT (a bad or taken username or e-mail, a display
 * name that is blank or longer than 100 code points), CONFLICT.
 */
export async function updateProfile(ctx: Context, input: UpdateProfileInput): Promise<Committed<User>> {
  const viewer = requireViewer(ctx);
  const wanted = parseInput(schema, input);
  return changeOnce(ctx, 'updateProfile', input, (tx) => update(tx, viewer.id, wanted), getUser);
}

async function update(tx: Transaction, userId: string, wanted: z.output<typeof schema>): Promise<User> {
  const user = await getUserForChange(tx, userId);
  const names = nameColumns({
    username: wanted.username ?? user.username,
    displayName: wanted.displayName === undefined ? user.displayName : wanted.displayName,
    email: wanted.email === undefined ? user.email : wanted.email,
  });
  if ((['username', 'displayName', 'email'] as const).every((name) => names[name] === user[name])) return user;
  await holdAlone(tx, user.id);
  await assertFree(tx, names, user.id);
  return changeUser(
    tx,
    user.id,
    sql`username = ${names.username}, username_key = ${names.usernameKey}, display_name = ${names.displayName},
      search_text = ${names.searchText}, email = ${names.email}, email_key = ${names.emailKey}`,
  );
}
