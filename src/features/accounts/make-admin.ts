import { sql } from 'kysely';
import { z } from 'zod';
import type { Context } from '../../context.js';
import { change, query } from '../../db/query.js';
import { inTransaction, type Transaction } from '../../db/transaction.js';
import { parseInput } from '../../shared/input.js';
import { addUser } from './add-user.js';
import { audit } from './audit.js';
import { changeUser } from './change-user.js';
import { endSessions } from './end-sessions.js';
import { lockAdmins } from './lock-admins.js';
import { newPassword } from './password-inputs.js';
import type { User } from './user.entity.js';
import { username, usernameKey } from './username.js';

const schema = z.object({ username, password: newPassword });

export type MakeAdminInput = z.input<typeof schema>;

/**
 * For whoever has the server in his hands: makes an admin, or makes one of an existing account, which is opened again
 * where it was closed, gets the password and loses its sessions. Throws BAD_USER_INPUT.
 */
export async function makeAdmin(ctx: Context, input: MakeAdminInput): Promise<{ user: User; isNew: boolean }> {
  const parsed = parseInput(schema, input);
  const passwordHash = await ctx.app.passwords.hash(parsed.password);
  const { value } = await inTransaction(ctx, async (tx) => {
    await lockAdmins(tx);
    const id = await findId(tx, parsed.username);
    const user = id
      ? await promote(tx, id, passwordHash)
      : await addUser(tx, { username: parsed.username, passwordHash, role: 'ADMIN' });
    await change(tx, sql`update organizations set first_admin_token_hash = null`);
    audit(tx, 'adminMadeByScript', { userId: user.id, data: { isNew: id === null } });
    return { user, isNew: id === null };
  });
  return value;
}

async function findId(tx: Transaction, name: string): Promise<string | null> {
  const [row] = await query(tx, sql<{ id: string }>`select id from users where username_key = ${usernameKey(name)}`);
  return row?.id ?? null;
}

async function promote(tx: Transaction, id: string, passwordHash: string): Promise<User> {
  const user = await changeUser(tx, id, sql`role = 'ADMIN', deactivated_at = null, password_hash = ${passwordHash}`);
  await endSessions(tx, id);
  return user;
}
