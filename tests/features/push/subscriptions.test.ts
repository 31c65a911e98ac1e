import { createECDH, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildUser } from '../../support/builders.js';
import { ask, get } from '../../support/client.js';
import { createDevice, type PushDevice } from '../../support/push-device.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { DEACTIVATE, LOGIN, LOGOUT, REGISTER } from '../accounts/documents.js';
import { DEVICES, devicesOf, inputOf, SUBSCRIBE, subscribe, TEST_PUSH, UNSUBSCRIBE } from './documents.js';

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp({ sessionIdleSeconds: 5000 });
});
afterAll(() => app.close());

let counter = 0;
const newDevice = (): PushDevice => createDevice(`https://push.example.com/send/${++counter}`);

test('one sees his own devices, the one that came last first; subscribing again changes nothing but that', async () => {
  const [ann, ben] = [await buildUser(app), await buildUser(app)];
  const [phone, laptop, foreign] = [newDevice(), newDevice(), newDevice()];
  await subscribe(app, ben, foreign);
  await subscribe(app, ann, phone);
  app.clock.advance(1);
  await subscribe(app, ann, laptop);
  expect((await get(app, ann, DEVICES)).pushSubscriptions).toMatchObject([
    { endpoint: laptop.endpoint, isCurrent: true, lastUsedAt: null, userAgent: expect.any(String) },
    { endpoint: phone.endpoint, isCurrent: true, lastUsedAt: null },
  ]);
  app.clock.advance(1);
  await subscribe(app, ann, phone);
  expect(await devicesOf(app, ann)).toEqual([phone.endpoint, laptop.endpoint]);
  expect(await devicesOf(app, ben)).toEqual([foreign.endpoint]);
});

test('the key that browsers subscribe with is told to who is signed in, and is a point of P-256', async () => {
  const ann = await buildUser(app);
  const { pushPublicKey } = await get(app, ann, '{ pushPublicKey }');
  expect(Buffer.from(pushPublicKey, 'base64url')).toHaveLength(65);
  expect((await ask(app, null, '{ pushPublicKey }')).code).toBe('UNAUTHENTICATED');
});

test('a device that is unsubscribed is gone; those of others cannot be told from none', async () => {
  const [ann, ben] = [await buildUser(app), await buildUser(app)];
  const device = newDevice();
  await subscribe(app, ann, device);
  for (const document of [UNSUBSCRIBE, TEST_PUSH]) {
    const foreign = await ask(app, ben, document, { endpoint: device.endpoint });
    expect(foreign.code).toBe('NOT_FOUND');
    expect((await ask(app, ben, document, { endpoint: newDevice().endpoint })).errors).toEqual(foreign.errors);
  }
  const { unsubscribePush } = await get(app, ann, UNSUBSCRIBE, { endpoint: device.endpoint });
  expect(unsubscribePush.pushSubscription.endpoint).toBe(device.endpoint);
  expect(await devicesOf(app, ann)).toEqual([]);
  expect((await ask(app, ann, UNSUBSCRIBE, { endpoint: device.endpoint })).code).toBe('NOT_FOUND');
});

test('row 62: a device that another person subscribes is his alone from then on', async () => {
  const [ann, ben] = [await buildUser(app), await buildUser(app)];
  const device = newDevice();
  await subscribe(app, ann, device);
  await subscribe(app, ben, device);
  expect(await devicesOf(app, ann)).toEqual([]);
  expect(await devicesOf(app, ben)).toEqual([device.endpoint]);
  expect((await ask(app, ann, TEST_PUSH, { endpoint: device.endpoint })).code).toBe('NOT_FOUND');
});

test.each([
  ['http', 'http://push.example.com/x'],
  ['loopback', 'https://127.0.0.1/x'],
  ['a private address', 'https://10.1.2.3/x'],
  ['an address that tells of the machine', 'https://169.254.169.254/latest/meta-data'],
  ['a public address', 'https://93.184.216.34/x'],
  ['IPv6 loopback', 'https://[::1]/x'],
  ['a mapped address', 'https://[::ffff:127.0.0.1]/x'],
  ['hexadecimal', 'https://0x7f.1/x'],
  ['one number', 'https://2130706433/x'],
  ['octal', 'https://0177.0.0.1/x'],
  ['full-width digits', 'https://１２７.0.0.1/x'],
  ['.internal', 'https://metadata.google.internal/x'],
  ['.internal with a dot at its end', 'https://metadata.google.internal./x'],
  ['.local', 'https://printer.local/x'],
  ['localhost', 'https://localhost/x'],
  ['a name below localhost', 'https://push.localhost/x'],
  ['a name of the own network', 'https://redis/x'],
  ['another port', 'https://push.example.com:6379/x'],
  ['a user', 'https://ann@push.example.com/x'],
  ['a password', 'https://ann:secret@push.example.com/x'],
  ['what two readers take for two hosts', 'https://push.example.com\\@127.0.0.1/x'],
  ['a line break', 'https://push.example\n.com/x'],
  ['another way to write it', 'HTTPS://PUSH.example.com:443/x'],
  ['no address', 'push.example.com'],
  ['nothing', ''],
])('row 97: an endpoint with %s is refused', async (_, endpoint) => {
  const ann = await buildUser(app);
  const { code, errors } = await ask(app, ann, SUBSCRIBE, { input: { ...inputOf(newDevice()), endpoint } });
  expect([code, Object.keys(errors![0]!.extensions.fields!)]).toEqual(['BAD_USER_INPUT', ['input.endpoint']]);
  expect(await devicesOf(app, ann)).toEqual([]);
});

function offTheCurve(): string {
  const point = createECDH('prime256v1').generateKeys();
  point[64]! ^= 1;
  return point.toString('base64url');
}

test.each([
  ['p256dh', 'a point off the curve', offTheCurve()],
  ['p256dh', 'a compressed point', createECDH('prime256v1').generateKeys('base64url', 'compressed')],
  ['p256dh', 'a point of another curve', createECDH('secp384r1').generateKeys('base64url')],
  ['p256dh', 'zeros', Buffer.alloc(65).toString('base64url')],
  ['p256dh', 'a megabyte', 'A'.repeat(16_000)],
  ['p256dh', 'nothing', ''],
  ['auth', '15 bytes', randomBytes(15).toString('base64url')],
  ['auth', '17 bytes', randomBytes(17).toString('base64url')],
  ['auth', 'padding', `${randomBytes(16).toString('base64url')}==`],
  ['auth', 'other letters', '/+++/////////////////w'],
  ['endpoint', '2,049 characters', `https://push.example.com/${'x'.repeat(2024)}`],
])('row 100: a subscription whose %s is %s is refused', async (name, _, value) => {
  const ann = await buildUser(app);
  const { code, errors } = await ask(app, ann, SUBSCRIBE, { input: { ...inputOf(newDevice()), [name]: value } });
  expect([code, Object.keys(errors![0]!.extensions.fields!)]).toEqual(['BAD_USER_INPUT', [`input.${name}`]]);
});

test('row 100: an endpoint of 2,048 characters is one', async () => {
  const ann = await buildUser(app);
  const endpoint = `https://push.example.com/${'x'.repeat(2023)}`;
  await subscribe(app, ann, createDevice(endpoint));
  expect(await devicesOf(app, ann)).toEqual([endpoint]);
});

test('row 102: of more than 20 devices the ones that came first go, also when they come at a time', async () => {
  const [ann, ben] = [await buildUser(app), await buildUser(app)];
  const bens = newDevice();
  await subscribe(app, ben, bens);
  const first = newDevice();
  await subscribe(app, ann, first);
  app.clock.advance(1);
  const others = Array.from({ length: 30 }, newDevice);
  await Promise.all(others.map((device) => subscribe(app, ann, device)));
  const left = await devicesOf(app, ann);
  expect(left).toHaveLength(20);
  expect(left).not.toContain(first.endpoint);
  expect(await devicesOf(app, ben)).toEqual([bens.endpoint]);
});

const PASSWORD = 'correct horse';

test('the end of a session is the end of what its device takes, and of no other', async () => {
  const username = `ann-${++counter}`;
  const { register: phone } = await get(app, null, REGISTER, { input: { username, password: PASSWORD } });
  const { login: laptop } = await get(app, null, LOGIN, { input: { login: username, password: PASSWORD } });
  const [onPhone, onLaptop] = [newDevice(), newDevice()];
  await subscribe(app, phone, onPhone);
  app.clock.advance(1);
  await subscribe(app, laptop, onLaptop);
  expect((await get(app, phone, DEVICES)).pushSubscriptions).toMatchObject([{ isCurrent: false }, { isCurrent: true }]);
  await get(app, phone, LOGOUT);
  expect(await devicesOf(app, laptop)).toEqual([onLaptop.endpoint]);
  const admin = await buildUser(app, { role: 'ADMIN' });
  await get(app, admin, DEACTIVATE, { input: { userId: laptop.user.id } });
  expect(
    await app.orm.em.fork().execute('select 1 from push_subscriptions where user_id = ?', [laptop.user.id]),
  ).toEqual([]);
});
