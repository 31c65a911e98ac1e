import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { doors } from '../limits/doors.js';
import { buildRoom, buildUser, type TestUser } from '../support/builders.js';
import { ask } from '../support/client.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

/** A leap year, some days before its longest month of February ends. */
const NOW = Date.parse('2028-02-20T12:00:00Z');
const INVITE = `mutation($input: CreateRoomInviteInput!) {
  createRoomInvite(input: $input) { invite { expiresAt } } }`;

let app: TestApp;
let ann: TestUser;
let room: { id: string };

beforeAll(async () => {
  app = await createTestApp();
  app.clock.advance((NOW - app.clock.now()) / 1000);
  ann = await buildUser(app);
  room = await buildRoom(app, { owners: [ann] });
});
afterAll(() => app.close());

/** Asks by POST and by WebSocket, which must answer alike. Gives the answer by POST. `CreateRoomInviteInput` alone takes a DateTime. */
async function invite(expiresAt: unknown) {
  const variables = { input: { roomId: room.id, expiresAt } };
  const answer = await ask(app, ann, INVITE, variables);
  const live = await overSocket(app, ann, INVITE, variables);
  expect(live.data ?? undefined).toEqual(answer.data ?? undefined);
  expect(live.errors?.map(({ extensions }) => extensions)).toEqual(answer.errors?.map(({ extensions }) => extensions));
  return answer;
}
const [, overSocket] = doors.find(([name]) => name === 'WebSocket')!;

test.each([
  ['2028-02-29T23:59:59.999Z', '2028-02-29T23:59:59.999Z'],
  ['2028-02-29T12:00Z', '2028-02-29T12:00:00.000Z'],
  ['2028-03-01T00:30:00+14:00', '2028-02-29T10:30:00.000Z'],
  ['2028-02-29T23:30:00-12:00', '2028-03-01T11:30:00.000Z'],
  ['2028-03-01T00:00:00.5+05:45', '2028-02-29T18:15:00.500Z'],
  ['2028-03-01T00:00:00.123999999Z', '2028-03-01T00:00:00.123Z'],
  // Times that no clock shows: New York and Berlin leave the hour out. The offset says what is meant.
  ['2028-03-12T02:30:00-05:00', '2028-03-12T07:30:00.000Z'],
  ['2028-03-26T02:30:00+01:00', '2028-03-26T01:30:00.000Z'],
  // A time that clocks in Sydney show twice.
  ['2028-04-02T02:30:00+11:00', '2028-04-01T15:30:00.000Z'],
  ['2028-04-02T02:30:00+10:00', '2028-04-01T16:30:00.000Z'],
])('row 127: %s is %s', async (given, utc) => {
  const { data, errors } = await invite(given);
  expect(errors).toBeUndefined();
  expect(data.createRoomInvite.invite.expiresAt).toBe(utc);
});

const NO_INSTANTS = [
  '0000-00-00T00:00:00Z',
  '2028-00-10T00:00:00Z',
  '2028-13-01T00:00:00Z',
  '2028-03-00T00:00:00Z',
  '2028-02-30T00:00:00Z',
  '2028-04-31T00:00:00Z',
  '2027-02-29T00:00:00Z',
  '2100-02-29T00:00:00Z',
  '2028-03-01T24:00:00Z',
  '2028-03-01T12:60:00Z',
  '2028-03-01T23:59:60Z',
  '2028-03-01T12:00:00',
  '2028-03-01T12:00:00+24:00',
  '2028-03-01T12:00:00+01:60',
  '2028-03-01T12:00:00 Europe/Berlin',
  '2028-03-01',
  '2028-03-01 12:00:00Z',
  '2028-3-1T12:00:00Z',
  '+275760-09-13T00:00:00Z',
  '275760-09-13T00:00:00Z',
  '-000001-01-01T00:00:00Z',
  '２０２８-03-01T12:00:00Z',
  '2028-03-01T12:00:00Z\n',
  'tomorrow',
  '',
  '1835524800000',
];

test.each([...NO_INSTANTS, 1835524800000, true, ['2028-03-01T12:00:00Z'], {}])(
  'row 127: %j is no DateTime',
  async (given) => {
    const { status, code } = await invite(given);
    expect([status, code]).toEqual([400, 'BAD_USER_INPUT']);
  },
);

test.each(NO_INSTANTS)('row 127: %j is none in the document either', async (given) => {
  const input = `{ roomId: "${room.id}", expiresAt: ${JSON.stringify(given)} }`;
  const { status, code } = await ask(app, ann, `mutation { createRoomInvite(input: ${input}) { code } }`);
  expect([status, code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
});

test.each([
  '0001-01-01T00:00:00Z',
  '0099-12-31T23:59:59Z',
  '1969-12-31T23:59:59Z',
  '2028-02-20T11:59:59Z',
  '2028-05-21T12:00:00Z',
  '9999-12-31T23:59:59.999Z',
  '9999-12-31T23:59:59-23:59',
])('row 127: %s is an instant, but none in the next 90 days', async (given) => {
  const { errors } = await invite(given);
  expect(errors).toMatchObject([
    { extensions: { code: 'BAD_USER_INPUT', fields: { 'input.expiresAt': expect.any(String) } } },
  ]);
});
