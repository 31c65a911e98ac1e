import { sql } from 'kysely';
import type { Context } from '../../context.js';
import { change, query } from '../../db/query.js';
import { inTransaction } from '../../db/transaction.js';
import { ROOMS } from '../members/group.js';
import { lockGroup } from '../members/lock-group.js';
import { chunksFrom } from './chunks.js';
import { draftMessages, type MessageDraft } from './draft-messages.js';
import { findImported } from './find-imported.js';
import { messageKey } from './import-keys.js';
import type { ImportedUser } from './import-people.js';
import { moveReadMarks } from './move-read-marks.js';
import type { NewestMessage } from './slack/check-export.js';
import type { SlackNames } from './slack/control-sequence.js';
import type { SlackChannel } from './slack/slack-channel.js';
import type { SlackExport } from './slack/slack-export.js';
import type { SlackMessage } from './slack/slack-message.js';
import { type Written, writeMessages } from './write-messages.js';

/** Messages in one transaction: a server on the same database waits for a fraction of a second. */
const BATCH = 500;

const NOTHING: Written = { messages: 0, replies: 0, orphans: 0 };

/** What a batch has added. seen: messages of Slack looked at; present: those of them that were here already. */
export interface BatchReport extends Written {
  seen: number;
  present: number;
}

/** What the messages of a channel are imported with. newest: null for a channel without messages. */
export interface ChannelImport {
  slack: SlackExport;
  channel: SlackChannel;
  roomId: string;
  users: Map<string, ImportedUser>;
  names: SlackNames;
  newest: NewestMessage | null;
}

/**
 * Adds those messages of a channel that its room does not have yet, in order of time, a batch in a transaction. Each
 * batch is whole in itself, so an import that was cut off is finished by repeating it.
 * onBatch: called after each batch.
 */
export async function importChannel(
  ctx: Context,
  source: ChannelImport,
  onBatch: (report: BatchReport) => void,
): Promise<void> {
  for await (const batch of chunksFrom(source.slack.messages(source.channel), BATCH)) {
    onBatch(await importBatch(ctx, source, batch));
  }
  await nameNewest(ctx, source);
}

async function importBatch(ctx: Context, source: ChannelImport, batch: SlackMessage[]): Promise<BatchReport> {
  const { channel, users, names } = source;
  const keyOf = (message: SlackMessage) => messageKey(channel.id, message.ts);
  const before = await findImported(ctx, batch.map(keyOf));
  const missing = batch.filter((message) => !before.has(keyOf(message)));
  const drafts = missing.flatMap((message) => draftMessages(message, channel.id, users, names));
  const written = drafts.length === 0 ? NOTHING : await writeBatch(ctx, source, drafts);
  return { ...written, seen: batch.length, present: batch.length - missing.length };
}

async function writeBatch(ctx: Context, source: ChannelImport, drafts: MessageDraft[]): Promise<Written> {
  const { roomId, newest } = source;
  const { value } = await inTransaction(ctx, async (tx) => {
    // Of two imports at once the second finds here what the first has added.
    await lockGroup(tx, ROOMS, roomId);
    const keys = drafts.flatMap(({ key, rootKey }) => (rootKey ? [key, rootKey] : [key]));
    const known = await findImported(tx, keys);
    const fresh = drafts.filter(({ key }) => !known.has(key));
    if (fresh.length === 0) return NOTHING;
    if (newest) await moveReadMarks(tx, roomId, newest.orderedAt);
    return writeMessages(tx, roomId, fresh, known);
  });
  return value;
}

/** Those who have read all of the export get its newest message as the one they read last. */
async function nameNewest(ctx: Context, { channel, roomId, newest }: ChannelImport): Promise<void> {
  if (!newest) return;
  const key = messageKey(channel.id, newest.ts);
  const unnamed = sql`room_id = ${roomId} and last_read_at = ${newest.orderedAt} and last_read_message_id is null`;
  const [found] = await query(ctx, sql`select 1 from room_members where ${unnamed} limit 1`);
  if (!found) return;
  await inTransaction(ctx, (tx) =>
    change(
      tx,
      sql`update room_members set last_read_message_id = (select id from messages where import_key = ${key}) where ${unnamed}`,
    ),
  );
}
