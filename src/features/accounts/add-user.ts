import { sql } from 'kysely';
import { query } from '../../db/query.js';
import type { Transaction } from '../../db/transaction.js';
import { badInput } from '../../shared/errors.js';
import { newId } from '../../shared/ids.js';
import { addMember } from '../rooms/add-member.js';
import { type Role, User } from './user.entity.js';
import { emailKey, usernameKey } from './username.js';

/** What a new account is made of: checked by the caller. passwordHash null: cannot sign in with a password. */
export interface NewUser {
  username: string;
  displayName?: string | null;
  email?: string | null;
  passwordHash: string | null;
  role: Role;
  importKey?: string;
}

/**
 * Makes the account and its place in the room that every user is in. Part of other operations. Throws BAD_USER_INPUT
 * where the username or the e-mail is taken.
 */
export async function addUser(tx: Transaction, input: NewUser): Promise<User> {
  await assertFree(tx, input);
  const user = tx.em.create(User, {
    id: newId(),
    username: input.username.normalize('NFKC'),
    usernameKey: usernameKey(input.username),
    displayName: input.displayName ?? input.username.normalize('NFKC'),
    email: input.email ?? null,
    emailKey: input.email ? emailKey(input.email) : null,
    passwordHash: input.passwordHash,
    role: input.role,
    createdAt: new Date(tx.app.clock.now()),
    deactivatedAt: null,
    importKey: input.importKey ?? null,
    version: 1,
  });
  tx.append({ type: 'USER_ADDED', userId: user.id });
  const [general] = await query(tx, sql<{ id: string }>`select id from rooms where is_general = ${true}`);
  addMember(tx, { roomId: general!.id, userId: user.id, role: 'MEMBER' });
  return user;
}

async function assertFree(tx: Transaction, input: NewUser): Promise<void> {
  const taken = await query(
    tx,
    sql<{ usernameKey: string }>`select username_key as "usernameKey" from users
      where username_key = ${usernameKey(input.username)} or email_key = ${input.email ? emailKey(input.email) : null}`,
  );
  const [first] = taken;
  if (!first) return;
  const sameName = first.usernameKey === usernameKey(input.username);
  throw badInput(sameName ? { 'input.username': 'Is taken.' } : { 'input.email': 'Is taken.' });
}
