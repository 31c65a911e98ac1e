import { createContext } from '../../src/context.js';
import { inTransaction } from '../../src/db/transaction.js';
import { addUser } from '../../src/features/accounts/add-user.js';
import { issueTokens, openSession } from '../../src/features/accounts/open-session.js';
import { newId } from '../../src/shared/ids.js';
import type { TestUser } from '../support/builders.js';
import type { TestApp } from '../support/test-app.js';

/** The people of one field's cases: who asks, and others who are in the rooms with them (`author`, `bystander`) or never (`foreigner`). */
export const PEOPLE = [
  'stranger',
  'former',
  'member',
  'owner',
  'admin',
  'admin in it',
  'author',
  'bystander',
  'foreigner',
] as const;
export type Person = (typeof PEOPLE)[number];
export type Cast = Record<Person, TestUser>;

/** Makes and signs in all of them. */
export async function createCast(app: TestApp, passwordHash: string | null = null): Promise<Cast> {
  const ctx = createContext(app);
  const { value } = await inTransaction(ctx, async (tx) => {
    const made = [];
    for (const person of PEOPLE) {
      const username = `u${newId()}`;
      const role = person.startsWith('admin') ? 'ADMIN' : 'USER';
      const user = await addUser(tx, { username, role, passwordHash });
      await tx.em.flush();
      made.push({ person, user, session: openSession(tx, user) });
    }
    return made;
  });
  const users = value.map(({ person, user, session }) => [
    person,
    { id: user.id, username: user.username, sessionId: session.id, ...issueTokens(ctx, session) },
  ]);
  return Object.fromEntries(users);
}
