import type { MessageContentFragment } from '../../../generated/documents.js';
import type { ListedMessage } from '../listed-message.js';
import { dayOf } from './dates.js';

/** A message with what stands above it. */
export interface Entry {
  message: ListedMessage;
  /** The first of its day. */
  startsDay: boolean;
  /** The first that the viewer had not read when he came. */
  startsUnread: boolean;
  /** Its author is named: it does not just go on with what he wrote a moment ago. */
  startsRun: boolean;
}

interface Around {
  hasPrevious: boolean;
  unreadSince: string | null;
  viewerId: string;
  /** Of a thread: the message that stands above them all. */
  root?: MessageContentFragment | null | undefined;
}

/** What one author writes within this time belongs together, milliseconds. */
const RUN = 5 * 60_000;

/**
 * The messages as they are shown. unreadSince: the time of the last one that was read; null where nothing is unread.
 * Where there are older ones than these, the oldest is held back until they are here: only they tell whether it begins a
 * day or a run, and what is on the screen must not change its height when they come.
 */
export function entriesOf(
  messages: readonly ListedMessage[],
  { hasPrevious, unreadSince, viewerId, root }: Around,
): Entry[] {
  let isUnreadMarked = unreadSince === null;
  const entries: Entry[] = [];
  for (const [index, message] of messages.entries()) {
    const previous = messages[index - 1] ?? (hasPrevious ? undefined : root);
    if (!previous && hasPrevious && messages.length > 1) continue;
    const startsUnread = !isUnreadMarked && message.author.id !== viewerId && message.createdAt > unreadSince!;
    isUnreadMarked ||= startsUnread;
    const startsDay = !previous || dayOf(previous.createdAt) !== dayOf(message.createdAt);
    const startsRun = startsDay || startsUnread || previous === root || !goesOn(previous, message);
    entries.push({ message, startsDay, startsUnread, startsRun });
  }
  return entries;
}

function goesOn(previous: MessageContentFragment, message: MessageContentFragment): boolean {
  const isNear = Date.parse(message.createdAt) - Date.parse(previous.createdAt) < RUN;
  return isNear && previous.author.id === message.author.id && !previous.deletedAt && !message.deletedAt;
}
