import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { change, query } from '../../../src/db/query.js';
import type { Language } from '../../../src/features/accounts/user.entity.js';
import { buildUser, type TestUser } from '../../support/builders.js';
import { type Answer, ask, get } from '../../support/client.js';
import { drainJobs } from '../../support/drain-jobs.js';
import { type ReceivedMail, startSmtp, type TestSmtp } from '../../support/smtp.js';
import { connect, listen } from '../../support/socket.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { linkIn } from '../mail/links.js';
import { LOGIN, REQUEST_RESET, RESET, UPDATE_PROFILE, VIEWER } from './documents.js';

const HOUR = 3600;
const PASSWORD = 'correct horse battery';
const ADDRESS = 'Ann@example.org';

let smtp: TestSmtp;
let app: TestApp;
let ann: TestUser;

beforeEach(async () => {
  smtp = await startSmtp();
  app = await createTestApp(smtp.settings);
  ann = await buildUser(app, { username: 'ann', email: ADDRESS });
});
afterEach(async () => {
  await app.close();
  await smtp.goDown();
});

const request = (email: string) => ask(app, null, REQUEST_RESET, { input: { email } });
const reset = (token: string, password = PASSWORD) => ask(app, null, RESET, { input: { token, password } });
const login = (password = PASSWORD) => ask(app, null, LOGIN, { input: { login: 'ann', password } });

async function mailTo(email = ADDRESS): Promise<ReceivedMail> {
  await get(app, null, REQUEST_RESET, { input: { email } });
  await drainJobs(app);
  return smtp.received.at(-1)!;
}

const tokenFor = async (email = ADDRESS) => linkIn(await mailTo(email)).token;

test('who forgot his password sets another one by a mail; every session ends, with its sockets', async () => {
  const client = connect(app, ann);
  const closed = new Promise<{ code: number }>((resolve) => client.on('closed', (event) => resolve(event as never)));
  listen(client, 'subscription { events { cursor } }');
  const mail = await mailTo('ann@EXAMPLE.org');
  expect(mail).toMatchObject({ recipients: [ADDRESS], subject: 'Set a new password' });
  const { url, token } = linkIn(mail);
  expect(url).toBe(`https://chat.example/reset-password#token=${token}`);
  expect(mail.html).toContain(`href="${url}"`);
  const { data } = await reset(token);
  expect(data.resetPassword).toEqual({ username: 'ann' });
  expect(await closed).toMatchObject({ code: 4401 });
  expect((await ask(app, ann, VIEWER)).status).toBe(401);
  expect((await login()).data.login.user.id).toBe(ann.id);
  const entries = await query(app.orm, sql`select action, user_id as "userId" from audit_entries`);
  expect(entries).toEqual([{ action: 'passwordReset', userId: ann.id }]);
});

test('row 38: whoever asks, the answer is the same and so is what is done for it', async () => {
  const closed = await buildUser(app, { email: 'closed@example.org' });
  await change(app.orm, sql`update users set deactivated_at = created_at where id = ${closed.id}`);
  const bare = ({ headers: _, ...answer }: Answer<unknown>, email: string) =>
    JSON.parse(JSON.stringify(answer).replaceAll(email, 'ADDRESS'));
  const seen = [];
  for (const email of [ADDRESS, 'nobody@example.org', 'closed@example.org']) {
    app.statements.length = 0;
    const answer = bare(await request(email), email);
    seen.push({ answer, statements: app.statements.map((statement) => statement.replace(/'[^']*'/g, '')) });
  }
  expect(seen[0]!.answer).toEqual({ status: 200, data: { requestPasswordReset: { email: 'ADDRESS' } } });
  expect(seen[1]).toEqual(seen[0]);
  expect(seen[2]).toEqual(seen[0]);
  await drainJobs(app);
  expect(smtp.received.map(({ recipients }) => recipients)).toEqual([[ADDRESS]]);
});

test('a token is good once, for an hour, and for nothing else', async () => {
  const late = await tokenFor();
  app.clock.advance(HOUR + 31);
  expect((await reset(late)).code).toBe('LINK_INVALID');
  const [first, second] = [await tokenFor(), await tokenFor()];
  for (const token of ['', 'x', `${first}x`, ann.refreshToken, ann.accessToken])
    expect((await reset(token)).code).toBe('LINK_INVALID');
  expect(
    (
      await ask(app, null, 'mutation($input: VerifyEmailInput!) { verifyEmail(input: $input) { email } }', {
        input: { token: first },
      })
    ).code,
  ).toBe('LINK_INVALID');
  expect((await reset(first, 'short')).errors?.[0]?.extensions.fields).toEqual({
    'input.password': expect.any(String),
  });
  expect((await reset(first)).code).toBeUndefined();
  // The second was made of the password that there is no more.
  for (const token of [first, second]) expect((await reset(token, 'another password')).code).toBe('LINK_INVALID');
  expect((await login()).code).toBeUndefined();
});

test('of those who use a token at the same time one sets his password', async () => {
  const token = await tokenFor();
  const words = Array.from({ length: 5 }, (_, n) => `password number ${n}`);
  const answers = await Promise.all(words.map((password) => reset(token, password)));
  const won = answers.flatMap(({ code }, n) => (code === undefined ? [words[n]!] : []));
  expect(won).toHaveLength(1);
  expect(answers.filter(({ code }) => code === 'LINK_INVALID')).toHaveLength(4);
  expect((await login(won[0])).code).toBeUndefined();
});

test('a token ends with the address it was sent to, and with the account', async () => {
  const old = await tokenFor();
  await get(app, ann, UPDATE_PROFILE, { input: { email: 'other@example.org' } });
  expect((await reset(old)).code).toBe('LINK_INVALID');
  const token = await tokenFor('other@example.org');
  await change(app.orm, sql`update users set deactivated_at = created_at where id = ${ann.id}`);
  expect((await reset(token)).code).toBe('LINK_INVALID');
});

test('nothing of a link is stored or logged before its mail, and the link is good from when the mail goes', async () => {
  await smtp.goDown();
  await request(ADDRESS);
  await drainJobs(app);
  const [job] = await query(
    app.orm,
    sql<{ payload: unknown; error: string }>`select payload, last_error as error from jobs`,
  );
  expect(JSON.parse(typeof job!.payload === 'string' ? job!.payload : JSON.stringify(job!.payload))).toEqual({
    email: ADDRESS,
  });
  expect(job!.error).not.toMatch(/eyJ/);
  await smtp.comeBack();
  for (let hour = 0; smtp.received.length === 0 && hour < 5; hour++) {
    app.clock.advance(2 * HOUR);
    await drainJobs(app);
  }
  expect((await reset(linkIn(smtp.received[0]!).token)).code).toBeUndefined();
});

test('row 94: links lead to PUBLIC_URL, whatever host the request was sent to', async () => {
  await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-forwarded-host': 'evil.example',
      forwarded: 'host=evil.example',
      origin: 'https://evil.example',
    },
    body: JSON.stringify({ query: REQUEST_RESET, variables: { input: { email: ADDRESS } } }),
  });
  await drainJobs(app);
  const [mail] = smtp.received;
  expect(linkIn(mail!).url).toMatch(/^https:\/\/chat\.example\//);
  expect(JSON.stringify(mail)).not.toContain('evil');
});

test('five mails an hour go to one address, and five are asked for from one', async () => {
  const codes = async (addresses: string[]) => {
    const found = [];
    for (const email of addresses) found.push((await request(email)).code);
    return found;
  };
  const many = (length: number) => Array.from({ length }, (_, n) => `nobody-${n}@example.org`);
  const five = Array.from({ length: 5 }, () => undefined);
  expect(await codes(many(6))).toEqual([...five, 'RATE_LIMITED']);
  app.clock.advance(HOUR);
  expect(await codes(Array.from({ length: 6 }, () => ADDRESS))).toEqual([...five, 'RATE_LIMITED']);
  expect((await request(ADDRESS.toUpperCase())).errors?.[0]?.extensions.retryAfter).toBeGreaterThan(HOUR - 300);
});

test.each<[Language, string, RegExp]>([
  ['en', 'Set a new password', /the account “ann”/],
  ['ru', 'Новый пароль', /учётной записи «ann»/],
])('the mail is written in the language %s', async (language, subject, words) => {
  await get(app, ann, UPDATE_PROFILE, { input: { language: language.toUpperCase() } });
  const mail = await mailTo();
  expect(mail.subject).toBe(subject);
  for (const form of [mail.text, mail.html]) expect(form).toMatch(words);
  expect(mail.html).toContain(`<html lang="${language}">`);
});
