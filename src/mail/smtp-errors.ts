import { FailedForGood } from '../jobs/failed-for-good.js';
import { AddressRefused } from './mailer.js';

/** What nodemailer tells of a failure: which step it was, and what the server answered. */
interface SmtpError extends Error {
  code?: string;
  command?: string;
  response?: string;
  /** Whether the same would get the same answer again. */
  permanent?: boolean;
}

const UNREACHABLE = new Set(['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EDNS', 'ETLS', 'EPROTOCOL']);

/** Whether nothing of the mail was to blame: the server is away, silent, or not itself. */
export function isUnreachable(error: unknown): boolean {
  return UNREACHABLE.has((error as SmtpError).code ?? '');
}

/**
 * What a failure means. A 5xx about the recipient or the mail is for good (RFC 5321, 4.2.1); one about who we are or from whom we write
 * (AUTH, MAIL FROM) is mended by a setting, after which the mail can go.
 */
export function explainRefusal(error: unknown): unknown {
  const { command, response, permanent } = error as SmtpError;
  if (!permanent || (command !== 'RCPT TO' && command !== 'DATA')) return error;
  const told = `The mail server refused: ${response}`;
  return command === 'RCPT TO' && /^\d{3}[ -]5\.(1\.\d+|2\.1)\b/.test(response ?? '')
    ? new AddressRefused(told)
    : new FailedForGood(told);
}
