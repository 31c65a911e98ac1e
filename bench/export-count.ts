import { buffer } from 'node:stream/consumers';
import { openPromise } from 'yauzl';

/*
 * Counts what a Slack export holds straight from its JSON, without any code of the importer, to hold the import against.
 */

/** What one channel must become. replies: messages whose thread begins in the same channel. */
export interface ChannelCount {
  messages: number;
  replies: number;
}

export interface ExportCount {
  users: number;
  channels: Map<string, ChannelCount>;
}

// biome-ignore lint/suspicious/noExplicitAny: JSON of others
type Json = any;

/** Subtypes by which Slack tells of a channel, rather than a person of anything: by how they begin, and whole. */
const NOTICE_FAMILIES = ['channel_', 'group_', 'sh_room_', 'huddle_'];
const NOTICES = [
  ...['pinned_item', 'unpinned_item', 'bot_add', 'bot_remove', 'bot_enable', 'bot_disable', 'reminder_add'],
  ...['reply_broadcast', 'message_changed', 'message_deleted', 'message_replied'],
];

export async function countExport(file: string): Promise<ExportCount> {
  const entries = await readEntries(file);
  const listed = ['channels.json', 'groups.json'].flatMap((name): Json[] => entries.get(name) ?? []);
  const people = new Set<string>(
    (entries.get('users.json') ?? entries.get('org_users.json')).map(({ id }: Json) => id),
  );
  const channels = new Map<string, ChannelCount>();
  for (const { id, name } of listed) {
    const days = [...entries].filter(([path]) => [id, name].includes(path.split('/')[0]) && path.includes('/'));
    const messages = days.flatMap(([, day]): Json[] => day).filter(isSaid);
    const keys = new Set(messages.map(({ ts }) => ts));
    const isReply = ({ ts, thread_ts }: Json) => thread_ts && thread_ts !== ts && keys.has(thread_ts);
    for (const message of messages) people.add(authorOf(message));
    channels.set(name, { messages: messages.length, replies: messages.filter(isReply).length });
  }
  return { users: people.size, channels };
}

function isSaid({ subtype = '', ts, thread_ts, text, attachments, blocks, files, file }: Json): boolean {
  const isNotice = NOTICES.includes(subtype) || NOTICE_FAMILIES.some((family) => subtype?.startsWith(family));
  if (isNotice && thread_ts !== ts) return false;
  const texts = (attachments ?? []).flatMap((a: Json) => [a.pretext, a.title, a.text, a.fallback]);
  return [text, ...texts].some((part) => part?.trim()) || files?.length > 0 || Boolean(file) || hasText(blocks);
}

/** Whether there is a Block Kit text object with some text in it, at any depth. */
function hasText(block: Json): boolean {
  if (typeof block !== 'object' || block === null) return false;
  if (['mrkdwn', 'plain_text'].includes(block.type)) return Boolean(block.text?.trim());
  return Object.values(block).some(hasText);
}

function authorOf({ user, comment, file, bot_id, username, bot_profile }: Json): string {
  return user ?? comment?.user ?? file?.user ?? bot_id ?? `bot:${username || bot_profile?.name}`;
}

async function readEntries(file: string): Promise<Map<string, Json>> {
  const zip = await openPromise(file, { lazyEntries: true });
  const entries = new Map<string, Json>();
  for await (const entry of zip.eachEntry()) {
    if (!entry.fileName.endsWith('.json')) continue;
    const bytes = await buffer(await zip.openReadStreamPromise(entry));
    entries.set(entry.fileName, JSON.parse(bytes.toString()));
  }
  return entries;
}
