import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildRoom, buildUser, type TestUser } from '../../support/builders.js';
import { ask, get } from '../../support/client.js';
import { SEND } from '../../support/documents.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';

let app: TestApp;
let ann: TestUser;
let bob: TestUser;

beforeAll(async () => {
  app = await createTestApp();
  ann = await buildUser(app);
  bob = await buildUser(app);
});
afterAll(() => app.close());

const NODE = `query($id: ID!) { node(id: $id) { __typename id
  ... on User { username } ... on Room { name } ... on Message { content } ... on Organization { isRegistrationOpen } } }`;

test('any object is found by its id alone, as often as the document comes', async () => {
  const room = await buildRoom(app, { name: 'Garden', owners: [ann] });
  const { sendMessage } = await get(app, ann, SEND, { input: { roomId: room.id, content: 'Hello' } });
  const { organization } = await get(app, ann, '{ organization { id } }');
  for (let time = 0; time < 3; time++) {
    const nodes = await Promise.all(
      [bob.id, room.id, sendMessage.message.id, organization.id].map(
        async (id) => (await get(app, ann, NODE, { id })).node,
      ),
    );
    expect(nodes).toEqual([
      { __typename: 'User', id: bob.id, username: bob.username },
      { __typename: 'Room', id: room.id, name: 'Garden' },
      { __typename: 'Message', id: sendMessage.message.id, content: 'Hello' },
      { __typename: 'Organization', id: organization.id, isRegistrationOpen: true },
    ]);
  }
});

test('what one may not see, what does not exist and what is no id are all null, byte for byte', async () => {
  const room = await buildRoom(app, { owners: [ann] });
  const { sendMessage } = await get(app, ann, SEND, { input: { roomId: room.id, content: 'Hello' } });
  const ids = [room.id, sendMessage.message.id, '0197a5f0-0000-7000-8000-000000000000', '-1', '1e3', ' 1', "' or 1=1"];
  const answers = await Promise.all(ids.map(async (id) => JSON.stringify((await ask(app, bob, NODE, { id })).data)));
  expect(new Set(answers)).toEqual(new Set(['{"node":null}']));
});
