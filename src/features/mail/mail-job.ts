import type { JobKind } from '../../jobs/job-kind.js';

/** At the pace of `backOff` these are about five days (RFC 5321, 4.5.4.1: at least four to five). */
export const MAIL_TRIES = 126;
/** At a time on one node: a mail server takes only so many connections. */
const LANES = 4;

/** A kind of job that sends a mail, which is its own from the first try to the last: see `deliverMail`. */
export function mailJob(kind: string, run: JobKind['run']): JobKind {
  return { kind, tries: MAIL_TRIES, lanes: LANES, run };
}
