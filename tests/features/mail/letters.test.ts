import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { createContext } from '../../../src/context.js';
import { inTransaction } from '../../../src/db/transaction.js';
import { queueMail } from '../../../src/features/mail/queue-mail.js';
import type { MailContent } from '../../../src/mail/mail-content.js';
import { buildUser } from '../../support/builders.js';
import { drainJobs } from '../../support/drain-jobs.js';
import { type ReceivedMail, startSmtp, type TestSmtp } from '../../support/smtp.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';

let smtp: TestSmtp;
let app: TestApp;

beforeEach(async () => {
  smtp = await startSmtp();
  app = await createTestApp(smtp.settings);
});
afterEach(async () => {
  await app.close();
  await smtp.goDown();
});

let counter = 0;

async function queue(on: TestApp, content: Partial<MailContent>): Promise<void> {
  const email = `ann-${++counter}@example.org`;
  const { id } = await buildUser(on, { email });
  await inTransaction(createContext(on), async (tx) =>
    queueMail(tx, { key: email, userId: id, content: { subject: 'Hello', blocks: [], reason: 'A test.', ...content } }),
  );
}

async function send(content: Partial<MailContent>): Promise<ReceivedMail> {
  await queue(app, content);
  await drainJobs(app);
  return smtp.received.at(-1)!;
}

test.each([
  ['a line of its own', 'Buy milk\r\nBcc: mallory@example.com\r\n\r\nGet rich'],
  ['a bare LF', 'Buy milk\nBcc: mallory@example.com'],
  ['a bare CR', 'Buy milk\rTo: mallory@example.com'],
  ['a separator of lines', 'Buy milk\u2028Bcc: mallory@example.com'],
])('row 103: a subject with %s is one header, and the mail has one recipient', async (_, subject) => {
  const mail = await send({ subject });
  expect(mail.recipients).toEqual([`ann-${counter}@example.org`]);
  expect([mail.to].flat().map((to) => to?.text)).toEqual([`ann-${counter}@example.org`]);
  expect([mail.bcc, mail.cc]).toEqual([undefined, undefined]);
  expect(mail.subject).toBe(subject.replace(/[\r\n\u2028]+/g, ' '));
  expect(mail.text).not.toContain('Get rich');
});

test('words of every kind arrive as they were written, in both forms, and as text', async () => {
  const title = 'Ёж & <b>"ёлки"</b> 🦔 <script>alert(1)</script>';
  const mail = await send({
    subject: title,
    blocks: [
      'Строка 1\nСтрока 2',
      { figures: [['Done & dusted', '7']] },
      { links: [{ title, note: 'until <i>Friday</i>', path: '/tasks/1?a=1&b=2' }] },
    ],
    action: { label: 'Open <it>', path: '/settings' },
    reason: 'You are "in" it.',
  });
  expect(mail.subject).toBe(title);
  expect(mail.text).toContain(`* ${title}\n  until <i>Friday</i>\n  https://chat.example/tasks/1?a=1&b=2`);
  expect(mail.text).toContain('Строка 1\nСтрока 2\n\nDone & dusted: 7');
  expect(mail.text).toContain('Open <it>:\nhttps://chat.example/settings');
  expect(mail.text).toMatch(/\n-- \nTeam Messenger\nYou are "in" it\.\s*$/);
  const html = mail.html as string;
  expect(html).not.toMatch(/<(script|b|i|it)>/);
  expect(html).toContain('Ёж &amp; &lt;b&gt;&quot;ёлки&quot;&lt;/b&gt; 🦔 &lt;script&gt;');
  expect(html).toContain('href="https://chat.example/tasks/1?a=1&amp;b=2"');
  // Nothing is fetched when it is opened.
  expect(html).not.toMatch(/src=|url\(|<link|<img/);
});

test('a mail says that a program wrote it, where to have no more of them, and brings a file', async () => {
  const content = '\ufeffname,count\r\nёж,3\r\n';
  const mail = await send({
    unsubscribe: { label: 'No <more>', path: '/settings?a=1&b=2' },
    attachment: { name: 'отчёт.csv', type: 'text/csv', content },
  });
  expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
  expect(mail.headers.get('list')).toMatchObject({ unsubscribe: { url: 'https://chat.example/settings?a=1&b=2' } });
  expect(mail.text).toBe('-- \nTeam Messenger\nA test.\nNo <more>: https://chat.example/settings?a=1&b=2\n');
  expect(mail.html).toContain('href="https://chat.example/settings?a=1&amp;b=2"');
  expect(mail.html).toContain('>No &lt;more&gt;</a>');
  expect(mail.from?.text).toBe('"Team Messenger" <messenger@chat.example>');
  expect(mail.date!.getTime()).toBeLessThanOrEqual(app.clock.now());
  expect(mail.attachments).toHaveLength(1);
  expect(mail.attachments[0]).toMatchObject({ filename: 'отчёт.csv', contentType: 'text/csv' });
  expect(mail.attachments[0]!.content.toString('utf8')).toBe(content);
  expect((await send({})).headers.has('list')).toBe(false);
});

test('without a mail server each mail is a whole file in the data folder, written once', async () => {
  const alone = await createTestApp();
  try {
    await queue(alone, { subject: 'Привет', blocks: ['Text'], action: { label: 'Open', path: '/tasks/1' } });
    await drainJobs(alone);
    const folder = path.join(alone.config.dataDir, 'outbox');
    const names = await readdir(folder);
    expect(names).toEqual([expect.stringMatching(/^[0-9a-f-]{36}\.eml$/)]);
    const mail = await simpleParser(await readFile(path.join(folder, names[0]!)));
    expect(mail).toMatchObject({ subject: 'Привет', messageId: `<${names[0]!.replace('.eml', '')}@localhost>` });
    expect([mail.to].flat()[0]?.text).toBe(`ann-${counter}@example.org`);
    expect(mail.text).toContain(`http://localhost:${alone.config.port}/tasks/1`);
    expect(mail.html).toContain('Text');
  } finally {
    await alone.close();
  }
});
