import { ImportError } from '../import-error.js';
import { messageSchema } from './export-schemas.js';
import { authorOf } from './message-author.js';
import { parseList } from './parse-entry.js';
import type { SlackChannel } from './slack-channel.js';
import { isWorthImporting, type SlackMessage, toMessage } from './slack-message.js';
import type { SlackUser } from './slack-user.js';
import type { ZipArchive } from './zip-archive.js';

/** One day of a channel. messages: in order of time; skipped: how many were notices or empty. */
export interface SlackDay {
  messages: SlackMessage[];
  skipped: number;
}

/**
 * The days of a channel, oldest first, each read when it is asked for. Throws ImportError at the first fault.
 * Times must rise from message to message over all days: that makes (channel, ts) unique without remembering any.
 * now: ms since 1970, after which no message may be.
 */
export async function* readDays(
  archive: ZipArchive,
  channel: SlackChannel,
  users: Map<string, SlackUser>,
  now: number,
): AsyncGenerator<SlackDay> {
  let last = 0;
  for (const entry of channel.days) {
    const day = parseDay(entry, await archive.read(entry), users);
    for (const [place, message] of day.places) last = checkTime(message, place, last, now);
    yield { messages: day.places.map(([, message]) => message), skipped: day.skipped };
  }
}

/** places: each message with its number in the entry, from 1, sorted by time. */
function parseDay(entry: string, bytes: Buffer, users: Map<string, SlackUser>) {
  const places: [number, SlackMessage][] = [];
  const list = parseList(entry, bytes, 'message', messageSchema);
  for (const [index, raw] of list.entries()) {
    if (!isWorthImporting(raw)) continue;
    const author = authorOf(raw, users);
    if (!author) throw new ImportError(entry, `message ${index + 1}: ${authorFault(raw.user)}`);
    places.push([index + 1, toMessage(raw, author, entry)]);
  }
  places.sort(([, a], [, b]) => a.orderedAt - b.orderedAt);
  return { places, skipped: list.length - places.length };
}

function authorFault(user: string | null | undefined): string {
  return user ? `its user ${user} is not in users.json` : 'user is missing';
}

function checkTime(message: SlackMessage, place: number, last: number, now: number): number {
  const { entry, ts, orderedAt } = message;
  if (orderedAt > now * 1000) throw new ImportError(entry, `message ${place}: ts ${ts} is in the future`);
  if (orderedAt === last) throw new ImportError(entry, `message ${place}: ts ${ts} is there twice`);
  if (orderedAt < last) throw new ImportError(entry, `message ${place}: ts ${ts} belongs to an earlier day`);
  return orderedAt;
}
