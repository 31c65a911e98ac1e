import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildRoom, buildUser, type TestUser } from '../../support/builders.js';
import { ask } from '../../support/client.js';
import { connect, listen } from '../../support/socket.js';
import { createTestApp, database, type TestApp } from '../../support/test-app.js';
import { CHANGE_PASSWORD, CREATE_USER, LOGIN, LOGOUT, REFRESH, REGISTER, SET_PASSWORD } from './documents.js';

const JWT_SECRET = 'QkfX0pVb3m7Tz9LwR2cYhN5sJd8GaE1u';
const PASSWORDS = ['canary-at-first', 'canary-changed', 'canary-by-admin', 'canary-wrong'] as const;
const [FIRST, CHANGED, BY_ADMIN, WRONG] = PASSWORDS;
const INVITE = 'mutation($input: CreateRoomInviteInput!) { createRoomInvite(input: $input) { code } }';
const JOIN = 'mutation($input: JoinRoomInput!) { joinRoom(input: $input) { cursor } }';

let app: TestApp;
let admin: TestUser;
/** Whose account is used where none could be made. */
let bystander: TestUser;
let room: { id: string };
/** What was logged, as it would be printed. */
const logged: string[] = [];
/** The answers that hold errors, and nothing else. */
const refusals: string[] = [];
/** What nobody may be told, beside the passwords. */
const secrets = new Set<string>([JWT_SECRET, '$argon2', ...PASSWORDS]);

beforeAll(async () => {
  app = await createTestApp({ jwtSecret: JWT_SECRET });
  admin = await buildUser(app, { role: 'ADMIN' });
  bystander = await buildUser(app);
  room = await buildRoom(app, { owners: [admin] });
  for (const secret of [admin.accessToken, admin.refreshToken, bystander.accessToken, bystander.refreshToken])
    secrets.add(secret);
  // Only now, so that the start prints nothing: Pino has its level and its stream on the logger.
  const log = app.http.log as unknown as Record<symbol, unknown> & { level: string };
  const stream = Object.getOwnPropertySymbols(log).find((symbol) => symbol.description === 'pino.stream')!;
  Object.assign(log, { level: 'debug', [stream]: { write: (line: string) => logged.push(line) } });
});
afterAll(() => app.close());

// biome-ignore lint/suspicious/noExplicitAny: answers of many shapes
async function tryIt(as: { accessToken?: string } | null, document: string, input?: object): Promise<any> {
  const answer = await ask(app, as, document, { input });
  if (answer.errors) refusals.push(JSON.stringify({ ...answer, headers: [...answer.headers] }));
  for (const value of Object.values(answer.data ?? {})) keep(value);
  return answer.data;
}

/** Remembers the tokens and codes of an answer. */
function keep(payload: unknown): void {
  const { accessToken, refreshToken, code } = (payload ?? {}) as Record<string, string | undefined>;
  for (const secret of [accessToken, refreshToken, code]) if (secret) secrets.add(secret);
}

async function sendRaw(body: string): Promise<void> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${admin.accessToken}` };
  const response = await fetch(`${app.url}/graphql?token=${admin.accessToken}`, { method: 'POST', headers, body });
  refusals.push(await response.text());
}

/** Whatever takes or gives a secret, rightly and wrongly. `name`: of a new account. */
async function useEverything(name: string): Promise<void> {
  const { register: ann } = (await tryIt(null, REGISTER, { username: name, password: FIRST })) ?? {};
  await tryIt(null, REGISTER, { username: name, password: FIRST, passwordConfirm: WRONG });
  const refreshToken = ann?.refreshToken ?? bystander.refreshToken;
  await tryIt(null, REFRESH, { refreshToken });
  await tryIt(null, REFRESH, { refreshToken });
  await tryIt(null, REFRESH, { refreshToken: `${refreshToken}x` });
  const { login } = (await tryIt(null, LOGIN, { login: name, password: FIRST })) ?? {};
  await tryIt(null, LOGIN, { login: name, password: WRONG });
  await tryIt(login, CHANGE_PASSWORD, { currentPassword: WRONG, newPassword: CHANGED });
  await tryIt(login, CHANGE_PASSWORD, { currentPassword: FIRST, newPassword: CHANGED });
  await tryIt(admin, CREATE_USER, { username: `${name}-2`, password: BY_ADMIN });
  await tryIt(admin, SET_PASSWORD, { userId: ann?.user.id ?? bystander.id, password: BY_ADMIN });
  await tryIt({ accessToken: `${admin.accessToken}x` }, '{ viewer { id } }');
  const { createRoomInvite } = (await tryIt(admin, INVITE, { roomId: room.id, maxUses: 1 })) ?? {};
  const inviteCode = createRoomInvite?.code ?? 'canary-code';
  for (let time = 0; time < 2; time++) await tryIt(await buildUser(app).catch(() => null), JOIN, { inviteCode });
  await tryIt(login, LOGOUT, {});
}

async function listenWith(accessToken: string): Promise<void> {
  const client = connect(app, { accessToken });
  const heard = listen(client, 'subscription { events { cursor nothing } }');
  await heard.ended.catch((error: unknown) => refusals.push(JSON.stringify(error)));
  await client.dispose();
}

function expectNoSecrets(): void {
  const told = [...logged, ...refusals];
  const leaks = [...secrets].flatMap((secret) =>
    told.filter((text) => text.includes(secret)).map((text) => [secret, text]),
  );
  expect(leaks).toEqual([]);
}

test('no secret is logged or told when all goes well, or when what is sent is refused', async () => {
  secrets.add('canary-code');
  await useEverything('ann');
  await listenWith(admin.accessToken);
  await listenWith(`${admin.accessToken}x`);
  await sendRaw(`{"query":"{ viewer { id } }","variables":{"password":"${WRONG}" oops`);
  expect(secrets.size).toBeGreaterThan(15);
  expect(refusals.length).toBeGreaterThan(8);
  expectNoSecrets();
});

test.each(['users', 'sessions', 'room_invites', 'audit_entries'])(
  'no secret is logged or told when the database refuses to write %s',
  async (table) => {
    logged.length = 0;
    const [close, open] = database === 'sqlite' ? triggers(table) : constraint(table);
    const em = app.orm.em.fork();
    for (const statement of close!) await em.execute(statement);
    try {
      await useEverything(`ben-${table.replace('_', '-')}`);
    } finally {
      for (const statement of open!) await em.execute(statement);
    }
    expect(logged.join('')).toContain('internal error');
    expectNoSecrets();
  },
);

/** The statements that close a table to writing, and those that open it again. */
function triggers(table: string): string[][] {
  const name = (event: string) => `mislaid_${event}`;
  return [
    ['insert', 'update'].map(
      (event) => `create trigger ${name(event)} before ${event} on ${table} begin select raise(abort, 'mislaid'); end`,
    ),
    ['insert', 'update'].map((event) => `drop trigger ${name(event)}`),
  ];
}

/** As `triggers`. PostgreSQL tells the whole row that does not fit. */
function constraint(table: string): string[][] {
  return [
    [`alter table ${table} add constraint mislaid check (false) not valid`],
    [`alter table ${table} drop constraint mislaid`],
  ];
}

test.each([
  ['in a list', { login: 'ann', password: [WRONG] }],
  ['in an object', { login: 'ann', password: { is: WRONG } }],
  ['under another name', { login: 'ann', pasword: WRONG }],
  ['instead of the input', WRONG as unknown as object],
])('no secret is told that comes %s', async (_, input) => {
  refusals.length = 0;
  await tryIt(null, LOGIN, input);
  expect(refusals).toHaveLength(1);
  expectNoSecrets();
});
