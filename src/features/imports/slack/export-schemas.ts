import { z } from 'zod';
import { roomName, roomTopic } from '../../rooms/create-room.js';

/** What neither database keeps: NUL is dropped, a lone surrogate (half of a cut emoji) becomes U+FFFD. */
export function cleanText(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

const text = z.string().transform(cleanText);
const id = z.string().regex(/^[\w.-]{1,64}$/, 'is not a Slack id');
const ts = z.string().regex(/^\d{1,10}\.\d{6}$/, 'is not a Slack time (seconds.microseconds)');
const topic = z.object({ value: text.pipe(roomTopic).nullish() }).nullish();

/*
 * The shapes of a Slack export (https://slack.com/help/articles/220556107), of which only what is imported is named.
 * Slack leaves fields out and writes null for the same thing, hence nullish.
 */

/** An item of users.json. */
export const userSchema = z.object({
  id,
  name: text.nullish(),
  real_name: text.nullish(),
  deleted: z.boolean().nullish(),
  is_bot: z.boolean().nullish(),
  profile: z.object({ real_name: text.nullish(), display_name: text.nullish(), email: text.nullish() }).nullish(),
});

/** An item of channels.json (public) or groups.json (private). created: seconds since 1970. */
export const channelSchema = z.object({
  id,
  name: text.pipe(roomName),
  created: z.number().int().nonnegative().nullish(),
  creator: z.string().nullish(),
  is_archived: z.boolean().nullish(),
  members: z.array(z.string()).nullish(),
  topic,
  purpose: topic,
});

const profile = z.object({ name: text.nullish(), real_name: text.nullish(), display_name: text.nullish() }).nullish();
const file = z.object({ name: text.nullish(), title: text.nullish(), permalink: text.nullish(), user: id.nullish() });

/** An item of `<channel>/<day>.json`. */
export const messageSchema = z.object({
  subtype: z.string().nullish(),
  ts,
  thread_ts: ts.nullish(),
  user: id.nullish(),
  user_profile: profile,
  bot_id: id.nullish(),
  bot_profile: z.object({ name: text.nullish() }).nullish(),
  username: text.nullish(),
  comment: z.object({ user: id.nullish() }).nullish(),
  text: text.nullish(),
  edited: z.object({ ts }).nullish(),
  reactions: z.array(z.object({ name: text, users: z.array(z.string()).nullish() })).nullish(),
  files: z.array(file).nullish(),
  file: file.nullish(),
  attachments: z
    .array(z.object({ pretext: text.nullish(), title: text.nullish(), text: text.nullish(), fallback: text.nullish() }))
    .nullish(),
  blocks: z.unknown().optional(),
});

export type RawUser = z.output<typeof userSchema>;
export type RawChannel = z.output<typeof channelSchema>;
export type RawMessage = z.output<typeof messageSchema>;
