import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createContext } from '../../src/context.js';
import { inTransaction } from '../../src/db/transaction.js';
import { LOGOUT } from '../features/accounts/documents.js';
import { buildUser, type TestUser } from '../support/builders.js';
import { get } from '../support/client.js';
import { openReady } from '../support/raw-socket.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

/** More than a node keeps in memory. */
const EVENTS = 2100;

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

/** Has something happen after the next check of a session and before its outcome is known. */
function afterNextCheck(happens: (seq: number) => Promise<void>): void {
  const { sessions } = app;
  const load = sessions.load.bind(sessions);
  sessions.load = async (id) => {
    sessions.load = load;
    const session = await load(id);
    await happens(session!.seq);
    return session;
  };
}

const endSession = (user: TestUser) => get(app, user, LOGOUT, { input: {} });

async function fillLog(user: TestUser): Promise<void> {
  await inTransaction(createContext(app), async (tx) => {
    for (let n = 0; n < EVENTS; n++) tx.append({ type: 'USER_UPDATED', userId: user.id });
  });
}

test('a socket whose session ends while it signs in is closed with 4401', async () => {
  const ann = await buildUser(app);
  afterNextCheck(async (seq) => {
    await endSession(ann);
    while (app.log.seq <= seq) await new Promise(setImmediate);
  });
  await expect(openReady(app, ann)).rejects.toThrow(/4401/);
});

test('one of which nobody knows whether its session ended meanwhile shall come again, and is then refused', async () => {
  const ann = await buildUser(app);
  const bob = await buildUser(app);
  for (const [user, after] of [
    [ann, /4401/],
    [bob, null],
  ] as const) {
    afterNextCheck(async (seq) => {
      if (user === ann) await endSession(user);
      await fillLog(user);
      while (app.log.since(seq) !== null) await new Promise(setImmediate);
    });
    await expect(openReady(app, user)).rejects.toThrow(/1013/);
    if (after) await expect(openReady(app, user)).rejects.toThrow(after);
    else (await openReady(app, user)).close();
  }
});
