import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createContext } from '../../../src/context.js';
import { query } from '../../../src/db/query.js';
import { buildUser } from '../../support/builders.js';
import { ask, get } from '../../support/client.js';
import { consumeLog } from '../../support/consume.js';
import { CURSOR, EVENTS } from '../../support/documents.js';
import { connect, listen } from '../../support/socket.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { bellOf, say } from '../notifications/support.js';
import { buildExport, CHANNELS, type Entries } from './slack/build-export.js';
import { at, counts, DAY, importFile, many, NEXT_DAY, plans, roomsOf, says, signIn } from './support.js';

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp();
});
afterEach(() => app.close());

test('a channel arrives with its people, text, threads, mentions, reactions and times', async () => {
  const report = await importFile(
    app,
    await plans({
      [DAY]: [
        says('U1', 0, 'Shall *we* <@U3>? <https://example.org|see>', {
          thread_ts: at(0),
          edited: { ts: at(9) },
          reactions: [
            { name: '+1', users: ['U2', 'U3', 'U404'] },
            { name: 'partyparrot', users: ['U3'] },
          ],
        }),
        says('U3', 1, 'Yes :tada:', { thread_ts: at(0) }),
        says('U2', 2, '<!here> <!channel> `<@U3>`'),
      ],
    }),
  );
  expect(report).toMatchObject({ users: 3, rooms: 1, messages: 3, replies: 1, orphans: 0, deletedRooms: [] });
  const { plans: room } = await roomsOf(app, 'ann');
  expect(room).toMatchObject({
    topic: 'What next',
    isPrivate: false,
    createdAt: '2017-07-14T02:40:00.000Z',
    memberCount: 2,
    unreadCount: 0,
    viewerRole: 'OWNER',
    owner: { username: 'ann' },
    lastReadMessage: { content: '@here @room `<@U3>`' },
  });
  expect(room.messages.nodes).toMatchObject([
    {
      content: 'Shall **we** @cai? [see](https://example.org)',
      author: { username: 'ann', displayName: 'Ann' },
      createdAt: '2024-01-02T09:00:00.000Z',
      editedAt: '2024-01-02T09:00:09.000Z',
      replyCount: 1,
      viewerFollowsThread: true,
      mentions: [{ kind: 'USER', user: { username: 'cai' } }],
      reactions: [
        { emoji: '👍', count: 2, users: expect.arrayContaining([{ username: 'bob' }, { username: 'cai' }]) },
        { emoji: ':partyparrot:', count: 1, users: [{ username: 'cai' }] },
      ],
    },
    { content: 'Yes 🎉', threadRoot: { content: expect.stringContaining('Shall') } },
    {
      author: { username: 'bob', displayName: 'Bob Brown' },
      mentions: expect.arrayContaining([{ kind: 'HERE', user: null }]),
    },
  ]);
  expect(room.messages.nodes[2].mentions).toHaveLength(2);
});

test('a fault in the last file leaves everything as it was', async () => {
  const before = await counts(app);
  const path = await plans({ [DAY]: many(600), [NEXT_DAY]: [{ user: 'U1', text: 'no time' }] });
  await expect(importFile(app, path)).rejects.toThrow(`${NEXT_DAY}: message 1: ts is missing`);
  expect(await counts(app)).toEqual(before);
});

test('members hear of each batch once, outsiders of none, and nobody of single messages', async () => {
  await importFile(app, await plans({ [DAY]: many(1) }));
  const [cai, outsider] = [await signIn(app, 'cai'), await buildUser(app, { username: 'outsider' })];
  const after = (await get(app, cai, CURSOR)).viewer.cursor;
  const [client, other] = [connect(app, cai), connect(app, outsider)];
  const [heard, overheard] = [listen(client, EVENTS, { after }), listen(other, EVENTS, { after })];
  await importFile(app, await plans({ [DAY]: many(1101) }));
  await buildUser(app, { username: 'last' });
  const kinds = (events: { events: { kind: string } }[]) => events.map((event) => event.events.kind);
  const batches = ['ROOM_IMPORTED', 'ROOM_IMPORTED', 'ROOM_IMPORTED'];
  expect(kinds(await heard.take(5))).toEqual([...batches, 'USER_ADDED', 'MEMBER_ADDED']);
  expect(kinds(await overheard.take(2))).toEqual(['USER_ADDED', 'MEMBER_ADDED']);
  await Promise.all([client.dispose(), other.dispose()]);
});

test('an import tells nobody: not whom it mentions, nor whom it answers or puts into a room', async () => {
  const first = [says('U3', 0, 'Who comes?', { thread_ts: at(0) }), says('U1', 1, '<@U3> and all: <!channel>')];
  await importFile(app, await plans({ [DAY]: [...first, says('U1', 2, 'I do', { thread_ts: at(0) })] }));
  await consumeLog(app);
  await importFile(app, await plans({ [DAY]: first, [NEXT_DAY]: [says('U1', 59, '<@U3>?')] }));
  await consumeLog(app);
  const [told] = await query(
    createContext(app),
    sql<object>`select (select count(*) from mentions) as mentions, (select count(*) from notifications) as notifications,
      (select count(*) from notices) as notices, (select count(*) from jobs) as jobs`,
  );
  expect(told).toEqual({ mentions: 3, notifications: 0, notices: 0, jobs: 0 });
  const { plans: room } = await roomsOf(app, 'ann');
  await say(app, await signIn(app, 'ann'), room.id, '@cai, I said');
  expect(await bellOf(app, await signIn(app, 'cai'))).toEqual(['MENTION']);
});

test('a batch takes the same statements whatever is in it', async () => {
  await importFile(app, await plans({ [DAY]: many(1) }));
  const statementsFor = async (entries: Entries) => {
    const path = await plans(entries);
    app.statements.length = 0;
    await importFile(app, path);
    return app.statements.length;
  };
  const few = await statementsFor({ [DAY]: many(9) });
  const more = await statementsFor({ [DAY]: many(265) });
  expect(few).toBeGreaterThan(5);
  expect(more).toBe(few);
});

test('a private channel is seen by its members and by nobody else', async () => {
  const secret = { id: 'G1', name: 'secret', members: ['U3'] };
  await importFile(app, await plans({ 'groups.json': [secret], 'secret/2024-01-02.json': [says('U3', 0, 'hush')] }));
  const { secret: room } = await roomsOf(app, 'cai');
  expect(room).toMatchObject({ isPrivate: true, viewerRole: 'OWNER' });
  const ann = await signIn(app, 'ann');
  expect((await roomsOf(app, 'ann')).plans).toBeDefined();
  const answer = await ask(app, ann, 'query($id: ID!) { room(id: $id) { name } }', { id: room.id });
  expect(answer.data.room).toBeNull();
});

test('accounts of this installation are never taken over', async () => {
  const here = await buildUser(app, { username: 'Ann', email: 'ANN@example.org' });
  await importFile(app, await plans({ [DAY]: [says('U1', 0, 'I am from Slack')] }));
  const rows = await query(
    createContext(app),
    sql<object>`select username, email, import_key as "importKey", password_hash as "passwordHash",
      deactivated_at is null as "isActive" from users order by username_key`,
  );
  const isActive = (row: object) => Boolean((row as { isActive: unknown }).isActive);
  expect(rows.map((row) => ({ ...row, isActive: isActive(row) }))).toEqual([
    { username: 'Ann', email: 'ANN@example.org', importKey: null, passwordHash: null, isActive: true },
    { username: 'ann-2', email: null, importKey: 'slack:U1', passwordHash: null, isActive: true },
    { username: 'bob', email: null, importKey: 'slack:U2', passwordHash: null, isActive: false },
    { username: 'cai', email: null, importKey: 'slack:U3', passwordHash: null, isActive: true },
  ]);
  const { rooms } = await get(app, here, '{ rooms(first: 9) { nodes { name } } }');
  expect(rooms.nodes).toEqual([{ name: 'general' }]);
  expect((await roomsOf(app, 'ann-2')).plans.messages.nodes).toMatchObject([{ author: { username: 'ann-2' } }]);
});

test('a channel called general becomes a room of its own beside the one that everybody is in', async () => {
  await importFile(app, await buildExport({ 'channels.json': CHANNELS }));
  const { rooms } = await get(app, await signIn(app, 'ann'), '{ rooms(first: 9) { nodes { name } } }');
  expect(rooms.nodes).toEqual([{ name: 'general' }, { name: 'general' }]);
});

test('a reply whose root is missing stands alone, and is counted', async () => {
  const reply = says('U3', 5, 'an answer', { thread_ts: at(1) });
  expect(await importFile(app, await plans({ [DAY]: [reply] }))).toMatchObject({ messages: 1, replies: 0, orphans: 1 });
  expect((await roomsOf(app, 'cai')).plans.messages.nodes).toMatchObject([{ content: 'an answer', threadRoot: null }]);
});

test('a message longer than a message may be becomes several, once', async () => {
  const long = Array.from({ length: 2500 }, (_, index) => `line ${index} of many`).join('\n');
  const path = await plans({ [DAY]: [says('U1', 0, long), says('U3', 1, 'next')] });
  expect(await importFile(app, path)).toMatchObject({ messages: 4 });
  expect(await importFile(app, path)).toMatchObject({ messages: 0 });
  const { nodes } = (await roomsOf(app, 'ann')).plans.messages;
  expect(
    nodes
      .slice(0, 3)
      .map(({ content }: { content: string }) => content)
      .join('\n'),
  ).toBe(long);
  expect(nodes[3].content).toBe('next');
  expect((await roomsOf(app, 'cai')).plans.unreadCount).toBe(0);
});

test('integrations write under accounts that are closed', async () => {
  const hook = { subtype: 'bot_message', bot_id: 'B1', username: 'Deploy Bot', ts: at(0), text: 'done' };
  expect(await importFile(app, await plans({ [DAY]: [hook] }))).toMatchObject({ users: 4, messages: 1 });
  const { nodes } = (await roomsOf(app, 'ann')).plans.messages;
  expect(nodes[0].author).toEqual({ username: 'Deploy-Bot', displayName: 'Deploy Bot' });
  const [bot] = await query(
    createContext(app),
    sql<{ closed: unknown }>`select deactivated_at is not null as closed from users where import_key = 'slack:B1'`,
  );
  expect(Boolean(bot!.closed)).toBe(true);
});
