import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { query } from '../../../src/db/query.js';
import { newId } from '../../../src/shared/ids.js';
import { buildRoom, buildUser, contextOf, type TestUser } from '../../support/builders.js';
import { ask, get } from '../../support/client.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { DELETE, INVITE, JOIN, REVOKE, ROOM } from './documents.js';
import { refusal } from './support.js';

const DAY = 24 * 60 * 60;
const INVITES =
  'query($id: ID!) { room(id: $id) { invites { id useCount maxUses revokedAt createdBy { username } } } }';

let app: TestApp;
let ann: TestUser;
let bob: TestUser;
let room: { id: string };

beforeAll(async () => {
  app = await createTestApp();
  [ann, bob] = [await buildUser(app), await buildUser(app)];
});
beforeEach(async () => {
  room = await buildRoom(app, { owners: [ann], members: [bob] });
});
afterAll(() => app.close());

const invite = async (input: object = {}) =>
  (await get(app, ann, INVITE, { input: { roomId: room.id, ...input } })).createRoomInvite;
const inDays = (days: number) => new Date(app.clock.now() + days * DAY * 1000).toISOString();

test('whoever has the code comes in, and the owner sees how often it was used', async () => {
  const { code, invite: made } = await invite();
  expect(made).toMatchObject({ maxUses: null, useCount: 0, revokedAt: null, createdBy: { username: ann.username } });
  expect(new Date(made.expiresAt).getTime() - new Date(made.createdAt).getTime()).toBe(7 * DAY * 1000);
  const eve = await buildUser(app);
  expect((await get(app, eve, ROOM, { id: room.id })).room).toBeNull();
  const { joinRoom } = await get(app, eve, JOIN, { input: { inviteCode: code } });
  expect(joinRoom.room).toEqual({ id: room.id, viewerRole: 'MEMBER', memberCount: 3 });
  const again = await get(app, eve, JOIN, { input: { inviteCode: code, roomId: room.id } });
  expect(again.joinRoom).toEqual(joinRoom);
  const seen = await get(app, ann, INVITES, { id: room.id });
  expect(seen.room.invites).toEqual([
    { id: made.id, useCount: 1, maxUses: null, revokedAt: null, createdBy: { username: ann.username } },
  ]);
});

test('row 56: codes cannot be guessed, and the database does not hold them', async () => {
  const [{ code }, { code: other }] = [await invite(), await invite()];
  expect(code).not.toBe(other);
  expect(Buffer.from(code, 'base64url').length).toBeGreaterThanOrEqual(16);
  const rows = await query(contextOf(app, ann), sql`select * from room_invites`);
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toContain(code);
});

test('rows 38, 56: expired, revoked, used up, of another or a deleted room, and guessed: all are refused with the same bytes', async () => {
  const expired = await invite({ expiresAt: inDays(60 / DAY) });
  app.clock.advance(61);
  const revoked = await invite();
  await get(app, ann, REVOKE, { input: { inviteId: revoked.invite.id } });
  const usedUp = await invite({ maxUses: 1 });
  await get(app, await buildUser(app), JOIN, { input: { inviteCode: usedUp.code } });
  const good = await invite();
  const other = await buildRoom(app, { owners: [ann] });
  const ofDeleted = await get(app, ann, INVITE, { input: { roomId: other.id } });
  await get(app, ann, DELETE, { input: { roomId: other.id } });

  const inputs = [
    { inviteCode: 'guessed' },
    { inviteCode: '' },
    { inviteCode: expired.code },
    { inviteCode: revoked.code },
    { inviteCode: usedUp.code },
    { inviteCode: ofDeleted.createRoomInvite.code },
    { inviteCode: good.code, roomId: newId() },
    { inviteCode: good.code, roomId: 'no-uuid' },
  ];
  const refusals = new Set<string>();
  for (const input of inputs) refusals.add(await refusal(app, await buildUser(app), JOIN, input));
  expect([...refusals]).toHaveLength(1);
  expect([...refusals][0]).toContain('INVITE_INVALID');
});

test('a code for one person lets in one of twenty who come at once', async () => {
  const { code, invite: made } = await invite({ maxUses: 1 });
  const crowd = await Promise.all(Array.from({ length: 20 }, () => buildUser(app)));
  const answers = await Promise.all(crowd.map((user) => ask(app, user, JOIN, { input: { inviteCode: code } })));
  expect(answers.filter((answer) => answer.code === undefined)).toHaveLength(1);
  expect(answers.filter((answer) => answer.code === 'INVITE_INVALID')).toHaveLength(19);
  const { room: seen } = await get(app, ann, ROOM, { id: room.id });
  expect(seen.memberCount).toBe(3);
  const { room: after } = await get(app, ann, INVITES, { id: room.id });
  expect(after.invites.find((each: { id: string }) => each.id === made.id).useCount).toBe(1);
});

test('only owners make, see and revoke invites', async () => {
  const { invite: made } = await invite();
  expect((await ask(app, bob, INVITE, { input: { roomId: room.id } })).code).toBe('FORBIDDEN');
  expect((await ask(app, bob, INVITES, { id: room.id })).code).toBe('FORBIDDEN');
  const foreign = await refusal(app, bob, REVOKE, { inviteId: made.id });
  expect(foreign).toContain('NOT_FOUND');
  for (const inviteId of [newId(), 'no-uuid']) expect(await refusal(app, bob, REVOKE, { inviteId })).toBe(foreign);
  const eve = await buildUser(app);
  expect(await refusal(app, eve, REVOKE, { inviteId: made.id })).toBe(foreign);
  expect((await ask(app, eve, INVITE, { input: { roomId: room.id } })).code).toBe('NOT_FOUND');
});

test('revoking again changes nothing', async () => {
  const { invite: made } = await invite();
  const first = await get(app, ann, REVOKE, { input: { inviteId: made.id } });
  app.clock.advance(60);
  expect(await get(app, ann, REVOKE, { input: { inviteId: made.id } })).toEqual(first);
});

test('an invite ends in the future, within 90 days, after at least one use', async () => {
  for (const [input, field] of [
    [{ expiresAt: inDays(-1) }, 'input.expiresAt'],
    [{ expiresAt: inDays(91) }, 'input.expiresAt'],
    [{ maxUses: 0 }, 'input.maxUses'],
  ] as const) {
    const answer = await ask(app, ann, INVITE, { input: { roomId: room.id, ...input } });
    expect(answer.code).toBe('BAD_USER_INPUT');
    expect(Object.keys(answer.errors![0]!.extensions.fields!)).toEqual([field]);
  }
  expect((await invite({ expiresAt: inDays(89), maxUses: 3 })).invite.maxUses).toBe(3);
});

test('row 56: after ten codes within a minute the next one has to wait, even a good one', async () => {
  const { code } = await invite();
  const eve = await buildUser(app);
  for (let tries = 0; tries < 10; tries++) {
    expect((await ask(app, eve, JOIN, { input: { inviteCode: `guess ${tries}` } })).code).toBe('INVITE_INVALID');
  }
  const refused = await ask(app, eve, JOIN, { input: { inviteCode: code } });
  expect(refused.code).toBe('RATE_LIMITED');
  app.clock.advance(refused.errors![0]!.extensions.retryAfter!);
  expect((await ask(app, eve, JOIN, { input: { inviteCode: code } })).code).toBeUndefined();
});
