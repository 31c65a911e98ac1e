import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { query } from '../../../src/db/query.js';
import { buildUser, type TestUser } from '../../support/builders.js';
import { ask, get } from '../../support/client.js';
import { drainJobs } from '../../support/drain-jobs.js';
import { startSmtp, type TestSmtp } from '../../support/smtp.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { REGISTER, UPDATE_PROFILE } from '../accounts/documents.js';
import { linkIn } from '../mail/links.js';

const DAY = 86_400;
const ADDRESS = 'Ben@example.org';
const INVITE = 'mutation($input: InviteUserInput!) { inviteUser(input: $input) { invitation { id email expiresAt } } }';
const REVOKE =
  'mutation($input: RevokeInvitationInput!) { revokeInvitation(input: $input) { invitation { revokedAt } } }';
const LIST = `query($after: String) { invitations(first: 2, after: $after) {
  nodes { id email revokedAt acceptedAt invitedBy { id } acceptedBy { username } } pageInfo { hasNextPage endCursor } } }`;

let smtp: TestSmtp;
let app: TestApp;
let admin: TestUser;

beforeEach(async () => {
  smtp = await startSmtp();
  app = await createTestApp({ ...smtp.settings, registration: 'closed' });
  admin = await buildUser(app, { username: 'root', role: 'ADMIN' });
});
afterEach(async () => {
  await app.close();
  await smtp.goDown();
});

async function invite(email = ADDRESS): Promise<{ id: string; token: string }> {
  const { inviteUser } = await get(app, admin, INVITE, { input: { email } });
  await drainJobs(app);
  return { id: inviteUser.invitation.id, token: linkIn(smtp.received.at(-1)!).token };
}

const register = (invitationToken: string | null, more: object = {}) =>
  ask(app, null, REGISTER, { input: { username: 'ben', password: 'correct horse', invitationToken, ...more } });

test('who was invited makes his account where registration is closed; his address is confirmed by that', async () => {
  expect((await register(null)).code).toBe('FORBIDDEN');
  const { id, token } = await invite();
  expect(smtp.received[0]).toMatchObject({ recipients: [ADDRESS], subject: 'root invites you to Team Messenger' });
  expect(linkIn(smtp.received[0]!).url).toBe(`https://chat.example/register#invitation=${token}`);
  const { data } = await register(token);
  expect(data.register.user).toMatchObject({ username: 'ben', email: ADDRESS, role: 'USER' });
  const { viewer } = await get(app, data.register, '{ viewer { emailVerifiedAt } }');
  expect(viewer.emailVerifiedAt).not.toBeNull();
  await drainJobs(app);
  expect(smtp.received).toHaveLength(1);
  const { invitations } = await get(app, admin, LIST);
  expect(invitations.nodes).toEqual([
    {
      id,
      email: ADDRESS,
      revokedAt: null,
      acceptedAt: expect.any(String),
      invitedBy: { id: admin.id },
      acceptedBy: { username: 'ben' },
    },
  ]);
  const entries = await query(app.orm, sql<{ action: string }>`select action from audit_entries order by id`);
  expect(entries.map(({ action }) => action)).toEqual(['userInvited', 'invitationAccepted']);
});

test('another address than the invited one has to be confirmed', async () => {
  const { token } = await invite();
  const { data } = await register(token, { email: 'ben@example.net' });
  expect((await get(app, data.register, '{ viewer { email emailVerifiedAt } }')).viewer).toEqual({
    email: 'ben@example.net',
    emailVerifiedAt: null,
  });
  await drainJobs(app);
  expect(smtp.received.at(-1)).toMatchObject({
    recipients: ['ben@example.net'],
    subject: 'Confirm your e-mail address',
  });
});

test('an invitation makes one account, whoever are how many at a time', async () => {
  const { token } = await invite();
  const answers = await Promise.all(
    [1, 2, 3].map((n) => register(token, { username: `ben-${n}`, email: `b${n}@example.org` })),
  );
  expect(answers.filter(({ code }) => code === undefined)).toHaveLength(1);
  expect((await register(token, { username: 'late', email: 'late@example.org' })).code).toBe('LINK_INVALID');
  expect(await query(app.orm, sql`select 1 from users`)).toHaveLength(2);
});

test('a refused registration uses nothing up', async () => {
  const { token } = await invite();
  expect((await register(token, { username: 'root' })).code).toBe('BAD_USER_INPUT');
  expect((await register(token)).code).toBeUndefined();
});

test('what is revoked, replaced, expired or made up lets nobody in', async () => {
  const { id, token: revoked } = await invite();
  const input = { invitationId: id };
  const first = await get(app, admin, REVOKE, { input });
  expect(await get(app, admin, REVOKE, { input })).toEqual(first);
  const { token: replaced } = await invite();
  const { token: expired } = await invite('BEN@example.org');
  for (const token of [revoked, replaced, '', 'x', `${expired}x`])
    expect((await register(token)).code).toBe('LINK_INVALID');
  app.clock.advance(7 * DAY + 31);
  expect((await register(expired)).code).toBe('LINK_INVALID');
  expect(await query(app.orm, sql`select 1 from users`)).toHaveLength(1);
});

test('a mail that is revoked before it went is not sent', async () => {
  const { inviteUser } = await get(app, admin, INVITE, { input: { email: ADDRESS } });
  await get(app, admin, REVOKE, { input: { invitationId: inviteUser.invitation.id } });
  await drainJobs(app);
  expect(smtp.received).toEqual([]);
});

test('the mail is in the language of who invites, with a name that cannot break it', async () => {
  await get(app, admin, UPDATE_PROFILE, { input: { language: 'RU', displayName: 'Аня <b>&"' } });
  await invite();
  const [mail] = smtp.received;
  expect(mail!.subject).toBe('Аня <b>&" приглашает вас: Team Messenger');
  expect(mail!.html).toContain('Аня &lt;b&gt;&amp;&quot; приглашает вас');
  expect(mail!.recipients).toEqual([ADDRESS]);
});

test('admins see them page by page; who has an account is not invited; a repeat sends one mail', async () => {
  await buildUser(app, { email: 'taken@example.org' });
  const refused = await ask(app, admin, INVITE, { input: { email: 'TAKEN@example.org' } });
  expect(refused.errors?.[0]?.extensions.fields).toEqual({ 'input.email': 'Is taken.' });
  const input = { email: 'one@example.org', idempotencyKey: 'k' };
  expect(await get(app, admin, INVITE, { input })).toEqual(await get(app, admin, INVITE, { input }));
  for (const email of ['two@example.org', 'three@example.org']) await invite(email);
  expect(smtp.received).toHaveLength(3);
  const { invitations: page } = await get(app, admin, LIST);
  const { invitations: rest } = await get(app, admin, LIST, { after: page.pageInfo.endCursor });
  expect([...page.nodes, ...rest.nodes].map(({ email }: { email: string }) => email)).toEqual([
    'three@example.org',
    'two@example.org',
    'one@example.org',
  ]);
  expect(rest.pageInfo.hasNextPage).toBe(false);
});
