import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { Config } from '../config.js';
import type { Clock } from '../shared/clock.js';
import { linkTo } from './link-to.js';
import type { Mail, Mailer } from './mailer.js';
import { explainRefusal, isUnreachable } from './smtp-errors.js';

/** A server that could not be reached is left alone for so long, milliseconds: what waits to be sent must not hold up other jobs. */
const REST = 30_000;

/** The mail server of SMTP_URL; without one a folder, in which each mail is a file. The only importer of nodemailer. */
export function openMailer(config: Config, clock: Clock): Mailer {
  const { smtpUrl } = config.mail;
  return smtpUrl === null ? outbox(config, clock) : smtp(config, smtpUrl, clock);
}

function smtp(config: Config, url: string, clock: Clock): Mailer {
  const { patience } = config.mail;
  const timeouts = { dnsTimeout: patience, connectionTimeout: patience, greetingTimeout: patience };
  const transport = createTransport({ url, ...timeouts, socketTimeout: patience });
  let restsUntil = 0;
  return {
    async send(mail) {
      if (clock.now() < restsUntil) throw new Error('The mail server could not be reached a moment ago.');
      try {
        await transport.sendMail(messageOf(mail, config, clock));
      } catch (error) {
        if (isUnreachable(error)) restsUntil = clock.now() + REST;
        throw explainRefusal(error);
      }
    },
  };
}

/** A mail that is sent again is written into the same file. */
function outbox(config: Config, clock: Clock): Mailer {
  const folder = path.join(config.dataDir, 'outbox');
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    async send(mail) {
      const { message } = await transport.sendMail(messageOf(mail, config, clock));
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const draft = path.join(folder, `.${randomUUID()}`);
      await writeFile(draft, message as Buffer, { mode: 0o600 });
      await rename(draft, path.join(folder, `${mail.id}.eml`));
    },
  };
}

/** `Auto-Submitted` keeps programs from answering (RFC 3834); `List-Unsubscribe-Post` lets mailboxes offer a button (RFC 8058). The address stands apart from any name: it is one, whatever is in it. */
function messageOf(mail: Mail, config: Config, clock: Clock): SendMailOptions {
  const { id, to, subject, text, html, unsubscribe, attachment } = mail;
  const { from } = config.mail;
  return {
    envelope: { from: from.address, to: [to] },
    from,
    to: { name: '', address: to },
    messageId: `<${id}@${new URL(linkTo(config, '')).hostname}>`,
    date: new Date(clock.now()),
    subject,
    text,
    html,
    headers: {
      'Auto-Submitted': 'auto-generated',
      ...(unsubscribe && { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
    },
    ...(unsubscribe && { list: { unsubscribe: { url: unsubscribe } } }),
    attachments: attachment && [
      { filename: attachment.name, contentType: attachment.type, content: attachment.content },
    ],
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
