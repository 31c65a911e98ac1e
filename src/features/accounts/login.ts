import { sql } from 'kysely';
import { z } from 'zod';
import type { Context } from '../../context.js';
import { change, query } from '../../db/query.js';
import { inTransaction, type Transaction } from '../../db/transaction.js';
import { DomainError } from '../../shared/errors.js';
import { parseInput, text } from '../../shared/input.js';
import { emailKey } from './email.js';
import { assertAccountTries, assertAddressTries } from './login-tries.js';
import { openSession, type SessionStyle } from './open-session.js';
import { password } from './password-inputs.js';
import { presentSignIn, type SignedIn } from './signed-in.js';
import { foldCase, usernameKey } from './username.js';

const schema = z.object({ login: text({ max: 254 }), password });

export type LoginInput = z.input<typeof schema>;

interface Account {
  id: string;
  passwordHash: string | null;
}

/**
 * Opens a session for a username or an e-mail address with its password. Throws UNAUTHENTICATED in the same words and
 * after the same work for a wrong password, an unknown account and a deactivated one; RATE_LIMITED (5 a minute per address
 * and account, 30 per address), BAD_USER_INPUT (password: at most 256 code points), UNAVAILABLE.
 */
export async function login(ctx: Context, input: LoginInput, style?: SessionStyle): Promise<SignedIn> {
  const parsed = parseInput(schema, input);
  await assertAddressTries(ctx);
  const account = await findAccount(ctx, parsed.login);
  await assertAccountTries(ctx, account?.id ?? foldCase(parsed.login));
  const { matches, rehash } = await ctx.app.passwords.verify(account?.passwordHash ?? null, parsed.password);
  if (!account || !matches) throw refusal();
  const { value: session } = await inTransaction(ctx, async (tx) => {
    await keepPassword(tx, account, rehash);
    return openSession(tx, account, style);
  });
  return presentSignIn(ctx, session);
}

/** No username has an `@`, every e-mail address has one. */
async function findAccount(ctx: Context, login: string): Promise<Account | null> {
  const column = login.includes('@') ? sql`email_key = ${emailKey(login)}` : sql`username_key = ${usernameKey(login)}`;
  const [account] = await query(
    ctx,
    sql<Account>`select id, password_hash as "passwordHash" from users where ${column} and deactivated_at is null`,
  );
  return account ?? null;
}

/** The password was checked before the transaction: if it was changed or the account closed since, nobody comes in. */
async function keepPassword(tx: Transaction, account: Account, rehash: string | null): Promise<void> {
  const { count } = await change(
    tx,
    sql`update users set password_hash = ${rehash ?? account.passwordHash}
      where id = ${account.id} and password_hash = ${account.passwordHash} and deactivated_at is null`,
  );
  if (count === 0) throw refusal();
}

function refusal(): DomainError {
  return new DomainError('UNAUTHENTICATED', 'The login or the password is wrong.');
}
