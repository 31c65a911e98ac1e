import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { buildRoom, buildUser, type TestUser } from '../../support/builders.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { perform, send } from './actions.js';

let app: TestApp;
let ann: TestUser;
let bob: TestUser;
let stranger: TestUser;
let roomId: string;

beforeAll(async () => {
  app = await createTestApp();
  ann = await buildUser(app, { username: 'Ann.Lee' });
  bob = await buildUser(app, { username: 'боб' });
  stranger = await buildUser(app, { username: 'stranger' });
});
beforeEach(async () => {
  roomId = (await buildRoom(app, { owners: [ann], members: [bob] })).id;
});
afterAll(() => app.close());

const user = (who: TestUser) => ({ kind: 'USER', user: { username: who.username } });

test('a message calls the members whom it names, whatever the case, each once', async () => {
  const { mentions } = await send(app, ann, { roomId, content: '@БОБ, @ann.lee. and @Ann.Lee! @боб' });
  expect(mentions).toEqual([user(bob), user(ann)]);
});

test('names of people outside of the room are plain text', async () => {
  const { mentions } = await send(app, ann, { roomId, content: `@${stranger.username} @nobody @боб` });
  expect(mentions).toEqual([user(bob)]);
});

test('@room and @here are mentions without a person', async () => {
  const { mentions } = await send(app, ann, { roomId, content: '@here @room @боб' });
  expect(mentions).toEqual([user(bob), { kind: 'ROOM', user: null }, { kind: 'HERE', user: null }]);
});

test('code and e-mail addresses call nobody', async () => {
  const { mentions } = await send(app, ann, { roomId, content: '`@боб` x@боб ann@Ann.Lee\n```\n@room\n```' });
  expect(mentions).toEqual([]);
});

test('an edited message calls whom it names now', async () => {
  const sent = await send(app, ann, { roomId, content: '@боб @room' });
  const { message } = await perform(app, ann, 'editMessage', { messageId: sent.id, content: '@ann.lee' });
  expect(message.mentions).toEqual([user(ann)]);
});
