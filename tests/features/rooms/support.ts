import { createContext } from '../../../src/context.js';
import { inTransaction } from '../../../src/db/transaction.js';
import { User } from '../../../src/features/accounts/user.entity.js';
import type { TestUser } from '../../support/builders.js';
import { ask, get } from '../../support/client.js';
import type { TestApp } from '../../support/test-app.js';

/** Closes an account as it would stand in the table; sessions and rooms stay as they are. */
export async function deactivate(app: TestApp, user: TestUser): Promise<void> {
  await inTransaction(createContext(app), async (tx) => {
    const entity = await tx.em.findOneOrFail(User, user.id);
    entity.deactivatedAt = new Date(app.clock.now());
  });
}

/** The id of the room that everyone is in. */
export async function generalOf(app: TestApp, user: TestUser): Promise<string> {
  const { rooms } = await get(app, user, '{ rooms(first: 100) { nodes { id isGeneral } } }');
  return rooms.nodes.find((room: { isGeneral: boolean }) => room.isGeneral).id;
}

/** The errors of a refused mutation as text, when its document is known to the server, as it is after two uses. */
export async function refusal(app: TestApp, user: TestUser, document: string, input: object): Promise<string> {
  await ask(app, user, document, { input });
  await ask(app, user, document, { input });
  const { errors } = await ask(app, user, document, { input });
  return JSON.stringify(errors);
}
