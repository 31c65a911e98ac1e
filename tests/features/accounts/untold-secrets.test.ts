import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Config, readConfig } from '../../../src/config.js';
import { openServices } from '../../../src/open-services.js';
import { newId } from '../../../src/shared/ids.js';
import { explainStartError } from '../../../src/start-error.js';
import { openBrowser } from '../../support/browser.js';
import { buildRoom, buildUser, type TestUser } from '../../support/builders.js';
import { ask } from '../../support/client.js';
import { createDevice } from '../../support/push-device.js';
import { connect, listen } from '../../support/socket.js';
import { createTestApp, database, newDatabase, type TestApp } from '../../support/test-app.js';
import { inputOf, SUBSCRIBE } from '../push/documents.js';
import { CHANGE_PASSWORD, CREATE_USER, LOGIN, LOGOUT, REFRESH, REGISTER, SET_PASSWORD } from './documents.js';

/** A private key of P-256. */
const VAPID_KEY = 'c2T1bWQyYk5sVzNwRzhxWjRmSDdqTDBuUjZ0WDlzQTE';
const JWT_SECRET = 'QkfX0pVb3m7Tz9LwR2cYhN5sJd8GaE1u';
const PASSWORDS = ['canary-at-first', 'canary-changed', 'canary-by-admin', 'canary-wrong'] as const;
const [FIRST, CHANGED, BY_ADMIN, WRONG] = PASSWORDS;
const DATABASE_PASSWORD = 'canary-database';
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
const secrets = new Set<string>([JWT_SECRET, VAPID_KEY, '$argon2', ...PASSWORDS]);

beforeAll(async () => {
  app = await createTestApp({ jwtSecret: JWT_SECRET, vapidKey: VAPID_KEY, ...(await databaseWithPassword()) });
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

/** A local server that trusts asks for no password, and takes any. */
async function databaseWithPassword(): Promise<Pick<Config, 'dataDir' | 'databaseUrl'>> {
  const { dataDir, databaseUrl } = await newDatabase();
  const { password } = new URL(databaseUrl ?? 'http://nowhere');
  if (databaseUrl === null) return { dataDir, databaseUrl };
  if (password) secrets.add(password);
  else secrets.add(DATABASE_PASSWORD);
  return { dataDir, databaseUrl: password ? databaseUrl : withPassword(databaseUrl) };
}

function withPassword(url: string): string {
  return Object.assign(new URL(url), { password: DATABASE_PASSWORD }).href;
}

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
  await tryDevice(login);
  await signInByCookie(name);
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

/** A device's secrets are told to nobody, and the key of the server stays in it. */
async function tryDevice(as: { accessToken?: string } | null): Promise<void> {
  const device = createDevice(`https://push.example.com/${newId()}`);
  secrets.add(device.auth);
  await tryIt(as, SUBSCRIBE, { ...inputOf(device), p256dh: device.auth });
  await tryIt(as, SUBSCRIBE, inputOf(device));
  const told = await ask(app, as, `{ pushPublicKey pushSubscriptions { endpoint } }`);
  refusals.push(JSON.stringify(told));
}

/** What a cookie holds is told to its browser alone, in a header that the answers of others do not have. */
async function signInByCookie(name: string): Promise<void> {
  const browser = openBrowser(app);
  const say = async (document: string, input: object) => {
    const answer = await browser.ask(document, { input });
    if (answer.errors) refusals.push(JSON.stringify({ ...answer, headers: [...answer.headers] }));
    if (browser.cookie) secrets.add(browser.cookie.split('=')[1]!);
  };
  await say(LOGIN, { login: name, password: FIRST, session: 'COOKIE' });
  const spent = browser.cookie;
  await say(REFRESH, {});
  browser.cookie = spent;
  await say(REFRESH, {});
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

test('row 130: no secret is logged or told when all goes well, or when what is sent is refused', async () => {
  secrets.add('canary-code');
  await useEverything('ann');
  await listenWith(admin.accessToken);
  await listenWith(`${admin.accessToken}x`);
  await sendRaw(`{"query":"{ viewer { id } }","variables":{"password":"${WRONG}" oops`);
  expect(secrets.size).toBeGreaterThan(15);
  expect(refusals.length).toBeGreaterThan(8);
  expectNoSecrets();
});

test.each(['users', 'sessions', 'push_subscriptions', 'room_invites', 'audit_entries'])(
  'row 130: no secret is logged or told when the database refuses to write %s',
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
])('row 130: no secret is told that comes %s', async (_, input) => {
  refusals.length = 0;
  await tryIt(null, LOGIN, input);
  expect(refusals).toHaveLength(1);
  expectNoSecrets();
});

test('row 130: a server that cannot reach its database says where it is, and not by which password', async () => {
  const databaseUrl = withPassword('postgres://root@127.0.0.1:1/x');
  const config = { ...readConfig({}), ...(await newDatabase()), databaseUrl };
  const error: unknown = await openServices(config).catch((thrown) => thrown);
  expect(explainStartError(error, config)).toContain('127.0.0.1:1');
  for (const told of [explainStartError(error, config), String((error as Error).message)])
    expect(told).not.toContain(DATABASE_PASSWORD);
});
