import { expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createContext } from '../../../src/context.js';
import { change } from '../../../src/db/query.js';
import { inTransaction } from '../../../src/db/transaction.js';
import { archivedMessage } from '../../../src/features/archive/messages/archived-message.js';
import { findDueMessages } from '../../../src/features/archive/messages/find-due.js';
import { Message } from '../../../src/features/messages/message.entity.js';
import { buildRoom, buildUser, messageColumns } from '../../support/builders.js';
import { get } from '../../support/client.js';
import { createTestApp } from '../../support/test-app.js';

/** Whatever JSON has a word of its own for. */
const TEXT = `${Array.from({ length: 0x30 }, (_, code) => String.fromCharCode(code || 0x7f)).join('')}"\\/ привет 🦊 \u2028`;

test('a line that the database writes down is, byte for byte, what JSON.stringify makes of the message', async () => {
  const app = await createTestApp();
  const [ann, bob] = [await buildUser(app, { username: 'ann' }), await buildUser(app, { username: 'bob' })];
  const { id: room } = await buildRoom(app, { owners: [ann], members: [bob] });
  const send = `mutation($content: String!) { sendMessage(input: { roomId: "${room}", content: $content }) { message { id } } }`;
  const rootId = (await get(app, ann, send, { content: `@bob @all ${TEXT}` })).sendMessage.message.id;
  const editedAt = new Date('2024-02-29T23:59:59.007Z');
  const orderedAt = Date.parse('2024-02-28T00:00:00.090Z') * 1000 + 999;
  await inTransaction(createContext(app), async (tx) => {
    const columns = { roomId: room, authorId: bob.id, threadRootId: rootId, content: 'a reply', editedAt, orderedAt };
    tx.em.create(Message, messageColumns(columns));
  });
  for (const user of [bob, ann])
    await get(app, user, `mutation { addReaction(input: { messageId: "${rootId}", emoji: "👍" }) { cursor } }`);
  await inTransaction(createContext(app), (tx) =>
    change(tx, sql`update messages set edited_at = ${editedAt} where id = ${rootId}`),
  );
  const lines: string[] = [];
  for await (const due of findDueMessages(createContext(app), room, new Date(app.clock.now() + 86_400_000)))
    lines.push(...due.map(({ line }) => line));
  const [reply, root] = lines.map((line) => archivedMessage.parse(JSON.parse(line)));
  expect(lines).toEqual([reply, root].map((message) => JSON.stringify(message)));
  expect(reply).toMatchObject({
    author: { id: bob.id, username: 'bob' },
    createdAt: '2024-02-28T00:00:00.090Z',
    orderedAt,
    editedAt: editedAt.toISOString(),
    threadRoot: rootId,
    content: 'a reply',
    mentions: [],
    reactions: [],
    attachments: [],
  });
  expect(root).toMatchObject({
    id: rootId,
    room,
    editedAt: editedAt.toISOString(),
    threadRoot: null,
    content: `@bob @all ${TEXT}`,
  });
  expect(root!.mentions.map(({ user }) => user)).toEqual(expect.arrayContaining([bob.id]));
  expect(root!.reactions.map(({ user }) => user)).toEqual([bob.id, ann.id]);
  expect(root!.reactions[0]!.createdAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  await app.close();
});
