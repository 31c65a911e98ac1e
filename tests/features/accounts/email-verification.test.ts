import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { buildUser, type TestUser } from '../../support/builders.js';
import { ask, get } from '../../support/client.js';
import { drainJobs } from '../../support/drain-jobs.js';
import { startSmtp, type TestSmtp } from '../../support/smtp.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { linkIn } from '../mail/links.js';
import { REGISTER, REQUEST_VERIFICATION, UPDATE_PROFILE, VERIFY } from './documents.js';

const DAY = 86_400;

let smtp: TestSmtp;
let app: TestApp;
let ann: TestUser;

beforeEach(async () => {
  smtp = await startSmtp();
  app = await createTestApp(smtp.settings);
  ann = await buildUser(app, { username: 'ann', email: 'ann@example.org' });
});
afterEach(async () => {
  await app.close();
  await smtp.goDown();
});

const verify = (token: string) => ask(app, null, VERIFY, { input: { token } });
const verifiedAt = async (user = ann): Promise<string | null> =>
  (await get(app, user, '{ viewer { emailVerifiedAt } }')).viewer.emailVerifiedAt;

/** The tokens of the mails that came to an address. */
async function tokensTo(address: string): Promise<string[]> {
  await drainJobs(app);
  return smtp.received.filter(({ recipients }) => recipients[0] === address).map((mail) => linkIn(mail).token);
}

async function requested(): Promise<string> {
  await get(app, ann, REQUEST_VERIFICATION);
  return (await tokensTo('ann@example.org')).at(-1)!;
}

test('an address is confirmed by the link that came to it, on any device; a second time changes nothing', async () => {
  expect(await verifiedAt()).toBeNull();
  const token = await requested();
  expect(linkIn(smtp.received[0]!).url).toBe(`https://chat.example/verify-email#token=${token}`);
  expect((await verify(token)).data.verifyEmail).toEqual({ email: 'ann@example.org' });
  const time = await verifiedAt();
  expect(time).not.toBeNull();
  expect((await verify(token)).code).toBeUndefined();
  expect(await verifiedAt()).toBe(time);
  await get(app, ann, REQUEST_VERIFICATION);
  expect(await tokensTo('ann@example.org')).toHaveLength(1);
});

test('who registers, or changes his address, is sent a link; the new address is not confirmed by the old one', async () => {
  const input = { username: 'ben', password: 'correct horse', email: 'ben@example.org' };
  await get(app, null, REGISTER, { input });
  expect(await tokensTo('ben@example.org')).toHaveLength(1);
  const old = await requested();
  await get(app, null, VERIFY, { input: { token: old } });
  await get(app, ann, UPDATE_PROFILE, { input: { email: 'ANN@example.org' } });
  expect(await verifiedAt()).not.toBeNull();
  await get(app, ann, UPDATE_PROFILE, { input: { email: 'ann@example.net' } });
  expect(await verifiedAt()).toBeNull();
  expect((await verify(old)).code).toBe('LINK_INVALID');
  const [token] = await tokensTo('ann@example.net');
  expect((await verify(token!)).code).toBeUndefined();
  expect(await verifiedAt()).not.toBeNull();
  await get(app, ann, UPDATE_PROFILE, { input: { displayName: 'Ann' } });
  expect(await verifiedAt()).not.toBeNull();
});

test('a link is good for seven days, and others are good for nothing', async () => {
  const token = await requested();
  for (const wrong of ['', `${token}x`, ann.accessToken, ann.refreshToken])
    expect((await verify(wrong)).code).toBe('LINK_INVALID');
  app.clock.advance(7 * DAY + 31);
  expect((await verify(token)).code).toBe('LINK_INVALID');
});

test('five links an hour are sent; an address can be changed all the same', async () => {
  for (let time = 0; time < 5; time++) await get(app, ann, REQUEST_VERIFICATION);
  expect((await ask(app, ann, REQUEST_VERIFICATION)).code).toBe('RATE_LIMITED');
  await get(app, ann, UPDATE_PROFILE, { input: { email: 'ann@example.net' } });
  // What was asked for the old address is not sent to the new one.
  expect(await tokensTo('ann@example.net')).toEqual([]);
  expect(smtp.received).toEqual([]);
  app.clock.advance(3600);
  const later = await buildUser(app, { email: 'later@example.org' });
  await get(app, later, REQUEST_VERIFICATION);
  expect(await tokensTo('later@example.org')).toHaveLength(1);
});

test('without an address there is nothing to confirm', async () => {
  expect((await ask(app, await buildUser(app), REQUEST_VERIFICATION)).code).toBe('CONFLICT');
});

test('an address of which mail servers know nothing gets only what its owner asks for, until he confirms it', async () => {
  smtp.conduct = { at: 'RCPT TO', code: 550, text: '5.1.1 No such user' };
  await get(app, ann, REQUEST_VERIFICATION);
  await drainJobs(app);
  const bounced = async () => {
    const [row] = await app.orm.em.fork().execute(`select email_bounced_at as at from users where id = '${ann.id}'`);
    return (row as { at: unknown }).at !== null;
  };
  expect(await bounced()).toBe(true);
  smtp.conduct = 'take';
  const token = await requested();
  await get(app, null, VERIFY, { input: { token } });
  expect(await bounced()).toBe(false);
});
