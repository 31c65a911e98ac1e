import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { DateTime } from 'luxon';
import { createContext } from '../../../src/context.js';
import { change } from '../../../src/db/query.js';
import { queueDigests } from '../../../src/features/mail/queue-digests.js';
import { buildRoom, buildUser, type TestUser } from '../../support/builders.js';
import { get } from '../../support/client.js';
import { consumeLog } from '../../support/consume.js';
import { drainJobs } from '../../support/drain-jobs.js';
import { startSmtp, type TestSmtp } from '../../support/smtp.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { UPDATE_PROFILE } from '../accounts/documents.js';
import { SEND, UPDATE_SETTINGS } from '../notifications/documents.js';

const ZONE = 'America/New_York';

let smtp: TestSmtp;
let app: TestApp;
let ann: TestUser;
let bob: TestUser;
let room: { id: string };

beforeEach(async () => {
  smtp = await startSmtp();
  // Tokens that outlast the days that go by.
  app = await createTestApp({ ...smtp.settings, accessTokenSeconds: 90 * 86_400 });
  ann = await buildUser(app, { username: 'ann' });
  bob = await buildUser(app, { username: 'bob', email: 'bob@example.org' });
  await get(app, bob, UPDATE_PROFILE, { input: { timeZone: ZONE } });
  room = await buildRoom(app, { name: 'Kitchen', owners: [ann], members: [bob] });
});
afterEach(async () => {
  await app.close();
  await smtp.goDown();
});

/** Moves the clock to the next time that it is so late for Bob, and has the digests made. */
async function at(hour: number, minute = 0): Promise<void> {
  const now = DateTime.fromMillis(app.clock.now(), { zone: ZONE });
  const next = now.set({ hour, minute, second: 0, millisecond: 0 });
  app.clock.advance(((next > now ? next : next.plus({ days: 1 })).toMillis() - now.toMillis()) / 1000);
  await queueDigests(createContext(app));
  await drainJobs(app);
}

async function mention(content: string): Promise<void> {
  await get(app, ann, SEND, { input: { roomId: room.id, content: `@bob ${content}` } });
  await consumeLog(app);
}

test('who was not there gets in the morning of his zone, once, what he has not read', async () => {
  await at(22);
  await mention('one');
  await mention('two <b>');
  await at(7, 45);
  expect(smtp.received).toEqual([]);
  await at(8);
  await at(8, 15);
  await at(9);
  expect(smtp.received).toHaveLength(1);
  const [mail] = smtp.received;
  expect(mail).toMatchObject({ recipients: ['bob@example.org'], subject: 'While you were away' });
  expect(mail!.text).toMatch(
    /\* ann mentioned you in Kitchen\n {2}@bob two <b>\n {2}https:\/\/chat\.example\/rooms\/\S+\n\* ann/,
  );
  await at(8);
  expect(smtp.received).toHaveLength(1);
  await mention('three');
  await at(8);
  expect(smtp.received).toHaveLength(2);
  expect(smtp.received[1]!.text).toContain('three');
  expect(smtp.received[1]!.text).not.toContain('two');
});

test('who has read it, has been there since, or wants no mails gets none', async () => {
  const [reader, visitor, silent] = await Promise.all(
    ['reader', 'visitor', 'silent'].map((username) => buildUser(app, { username, email: `${username}@example.org` })),
  );
  for (const user of [reader!, visitor!, silent!]) {
    await get(app, user, UPDATE_PROFILE, { input: { timeZone: ZONE } });
    await get(app, ann, 'mutation($input: AddRoomMemberInput!) { addRoomMember(input: $input) { cursor } }', {
      input: { roomId: room.id, userId: user.id },
    });
  }
  await consumeLog(app);
  await at(22);
  const { sendMessage } = await get(app, ann, SEND, { input: { roomId: room.id, content: '@room hello' } });
  await consumeLog(app);
  await get(app, reader!, 'mutation($input: MarkRoomReadInput!) { markRoomRead(input: $input) { cursor } }', {
    input: { roomId: room.id, messageId: sendMessage.message.id },
  });
  await change(
    app.orm,
    sql`update sessions set refreshed_at = ${new Date(app.clock.now())} where user_id = ${visitor!.id}`,
  );
  const preferences = ['ASSIGNED', 'DUE_SOON'].map((kind) => ({ kind, mail: false }));
  await get(app, silent!, UPDATE_SETTINGS, { input: { preferences } });
  await at(8);
  expect(smtp.received.map(({ recipients }) => recipients[0])).toEqual(['bob@example.org']);
});

test('in Russian too; a node that was down at eight makes up for it in the morning, and not at night', async () => {
  await get(app, bob, UPDATE_PROFILE, { input: { language: 'RU' } });
  await at(22);
  await mention('привет');
  await at(13);
  expect(smtp.received).toEqual([]);
  await at(11, 30);
  expect(smtp.received).toMatchObject([{ subject: 'Пока вас не было' }]);
  expect(smtp.received[0]!.text).toContain('ann упоминает вас в «Kitchen»');
});
