import { sql } from 'kysely';
import { query } from '../../db/query.js';
import type { Transaction } from '../../db/transaction.js';
import { newId } from '../../shared/ids.js';
import { addMember } from '../rooms/add-member.js';
import { assertFree } from './assert-free.js';
import { type Role, User } from './user.entity.js';
import { nameColumns } from './user-names.js';

/** What a new account is made of: checked by the caller. passwordHash null: cannot sign in with a password. */
export interface NewUser {
  username: string;
  /** Null or absent: the username. */
  displayName?: string | null;
  email?: string | null;
  /** Whether a code that was sent to the address came back. */
  isEmailVerified?: boolean;
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
  const now = new Date(tx.app.clock.now());
  const user = tx.em.create(User, {
    id: newId(),
    ...nameColumns({ ...input, displayName: input.displayName ?? null, email: input.email ?? null }),
    emailVerifiedAt: input.isEmailVerified ? now : null,
    emailBouncedAt: null,
    digestedAt: null,
    passwordHash: input.passwordHash,
    role: input.role,
    avatarId: null,
    timeZone: null,
    language: null,
    createdAt: now,
    deactivatedAt: null,
    importKey: input.importKey ?? null,
    version: 1,
  });
  tx.append({ type: 'USER_ADDED', userId: user.id });
  const [general] = await query(tx, sql<{ id: string }>`select id from rooms where is_general = ${true}`);
  addMember(tx, { roomId: general!.id, userId: user.id, role: 'MEMBER' });
  return user;
}
