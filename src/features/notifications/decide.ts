import type { Notice, SkipReason } from './notice.entity.js';
import { type Channel, isWanted, type NoticeKind } from './notice-kinds.js';
import { isQuiet } from './quiet-hours.js';
import type { Recipient } from './recipients.js';

/** What is seen where it happens, by whoever looks at the client: a push message beside it would say it twice. */
const SEEN_LIVE: readonly NoticeKind[] = ['MENTION', 'REPLY', 'MESSAGE'];

/** now: milliseconds. isOnline: he has a live connection. */
export interface Moment {
  now: number;
  isOnline: boolean;
}

/** Whether a person is told of something by one channel; of several reasons against it the first is given. */
export function decide(recipient: Recipient, channel: Channel, moment: Moment): Pick<Notice, 'decision' | 'reason'> {
  const reason = reasonAgainst(recipient, moment.now) ?? reasonOf(channel, recipient, moment);
  return reason ? { decision: 'SKIP', reason } : { decision: 'SEND', reason: null };
}

/** Why he is not told at all. */
function reasonAgainst(recipient: Recipient, now: number): SkipReason | null {
  if (recipient.actorId === recipient.userId) return 'OWN';
  if (!recipient.isMember) return 'NOT_A_MEMBER';
  if (recipient.messageId === null) return null;
  if (recipient.mutedUntil && recipient.mutedUntil.getTime() > now) return 'MUTED';
  return recipient.level === 'NONE' ? 'LEVEL' : null;
}

/** Why he is not told by this channel. */
function reasonOf(channel: Channel, recipient: Recipient, { now, isOnline }: Moment): SkipReason | null {
  if (!isWanted(recipient.choices, recipient.kind, channel)) return 'PREFERENCE';
  if (channel === 'IN_APP') return null;
  if (channel === 'PUSH' && !recipient.hasPush) return 'NO_SUBSCRIPTION';
  if (channel === 'MAIL' && !recipient.hasEmail) return 'NO_EMAIL';
  if (isQuiet(recipient, recipient.zone, now)) return 'QUIET_HOURS';
  return channel === 'PUSH' && isOnline && SEEN_LIVE.includes(recipient.kind) ? 'ONLINE' : null;
}
