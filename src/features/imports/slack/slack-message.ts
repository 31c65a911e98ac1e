import type { RawMessage } from './export-schemas.js';
import { textOf } from './message-text.js';
import type { SlackUser } from './slack-user.js';

/**
 * A message worth importing. entry: the day it came from; ts: Slack's key of it within its channel; orderedAt and
 * editedAt: µs since 1970; text: mrkdwn, empty where there are only files; threadTs: the root's ts, null for a root.
 */
export interface SlackMessage {
  entry: string;
  ts: string;
  orderedAt: number;
  threadTs: string | null;
  author: SlackUser;
  text: string;
  files: SlackFile[];
  editedAt: number | null;
  reactions: SlackReaction[];
}

/** A file stays at Slack. link: its page there, for those who may sign in; the export's direct links carry a token. */
export interface SlackFile {
  name: string;
  link: string | null;
}

/** name: a shortcode without colons, as `+1::skin-tone-2`. */
export interface SlackReaction {
  name: string;
  userIds: string[];
}

/** What Slack tells about the channel itself and not anybody says. */
const NOTICE =
  /^((channel|group)_.*|(un)?pinned_item|bot_(add|remove|enable|disable)|reminder_add|sh_room_.*|huddle_.*|reply_broadcast|message_(changed|deleted|replied))$/;

/** Whether there is anything to import: some text or a file, and no notice, unless people answered it in a thread. */
export function isWorthImporting(raw: RawMessage): boolean {
  if (raw.subtype && NOTICE.test(raw.subtype) && raw.thread_ts !== raw.ts) return false;
  return textOf(raw) !== '' || filesOf(raw).length > 0;
}

export function toMessage(raw: RawMessage, author: SlackUser, entry: string): SlackMessage {
  return {
    entry,
    ts: raw.ts,
    orderedAt: toMicroseconds(raw.ts),
    threadTs: raw.thread_ts && raw.thread_ts !== raw.ts ? raw.thread_ts : null,
    author,
    text: textOf(raw),
    files: filesOf(raw),
    editedAt: raw.edited ? toMicroseconds(raw.edited.ts) : null,
    reactions: (raw.reactions ?? []).map(({ name, users }) => ({ name, userIds: [...new Set(users ?? [])] })),
  };
}

/** ts: "seconds.microseconds" (16 digits at most). A safe integer until the year 2255. */
export function toMicroseconds(ts: string): number {
  return Number(ts.replace('.', ''));
}

function filesOf(raw: RawMessage): SlackFile[] {
  const files = raw.files ?? (raw.file ? [raw.file] : []);
  return files.map(({ name, title, permalink }) => ({ name: name || title || 'file', link: permalink || null }));
}
