import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from '@playwright/test';
import { type ParsedMail, simpleParser } from 'mailparser';

/** The newest mail about something that a server without a mail server wrote to an address, as soon as it lies in its outbox. dataDir: the server's. */
export async function mailTo(dataDir: string, address: string, subject: RegExp): Promise<ParsedMail> {
  let found: ParsedMail | undefined;
  const look = async () => {
    const mails = await readOutbox(path.join(dataDir, 'outbox'));
    found = mails.findLast((mail) => [mail.to].flat()[0]?.text === address && subject.test(mail.subject ?? ''));
    return found !== undefined;
  };
  await expect.poll(look, { message: `a mail to ${address}`, timeout: 15_000 }).toBe(true);
  return found!;
}

/** The mails in the order of their jobs' ids, which is that of time. */
async function readOutbox(folder: string): Promise<ParsedMail[]> {
  const names = await readdir(folder).catch(() => []);
  const mails = names.filter((name) => name.endsWith('.eml')).toSorted();
  return Promise.all(mails.map(async (name) => simpleParser(await readFile(path.join(folder, name)))));
}

/** The address that a mail asks to be opened, without the server's own: with PORT=0 the mail does not know it. */
export function linkIn({ text = '' }: ParsedMail): string {
  const [url] = /^https?:\/\/\S+$/m.exec(text) ?? [];
  return pathOf(url, text);
}

/** The same of the address in its foot, where one wants no more of them. */
export function unsubscribeLinkIn({ text = '' }: ParsedMail): string {
  const [url] = /https?:\/\/\S+\/unsubscribe\S+/.exec(text) ?? [];
  return pathOf(url, text);
}

function pathOf(url: string | undefined, text: string): string {
  if (!url) throw new Error(`no link in: ${text}`);
  return url.replace(/^https?:\/\/[^/]+/, '');
}
