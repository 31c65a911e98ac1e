import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../../context.js';
import {
  jsonArray,
  jsonId,
  jsonInstant,
  jsonMicroseconds,
  jsonNumber,
  jsonObject,
  jsonString,
} from '../../../db/json-text.js';
import type { ArchivedMessage } from './archived-message.js';

/** A message `m` of the author `u` as a line of a segment, written down by the database. */
export function messageLine(ctx: Context): RawBuilder<string> {
  const line: Record<keyof ArchivedMessage, RawBuilder<string>> = {
    id: jsonId(sql`m.id`),
    version: jsonNumber(sql`m.version`),
    room: jsonId(sql`m.room_id`),
    author: jsonObject({ id: jsonId(sql`m.author_id`), username: jsonString(ctx, sql`u.username`) }),
    createdAt: jsonMicroseconds(ctx, sql`m.ordered_at`),
    orderedAt: jsonNumber(sql`m.ordered_at`),
    editedAt: jsonInstant(ctx, sql`m.edited_at`),
    threadRoot: jsonId(sql`m.thread_root_id`),
    content: jsonString(ctx, sql`m.content`),
    mentions: jsonArray(
      jsonObject({ kind: jsonString(ctx, sql`h.kind`), user: jsonId(sql`h.user_id`) }),
      sql`mentions h where h.message_id = m.id`,
      sql`h.id`,
    ),
    reactions: jsonArray(
      jsonObject({
        emoji: jsonString(ctx, sql`h.emoji`),
        user: jsonId(sql`h.user_id`),
        createdAt: jsonInstant(ctx, sql`h.created_at`),
      }),
      sql`reactions h where h.message_id = m.id`,
      sql`h.created_at, h.emoji, h.user_id`,
    ),
    attachments: jsonArray(
      jsonId(sql`h.file_id`),
      sql`message_attachments h where h.message_id = m.id`,
      sql`h.position`,
    ),
  };
  return jsonObject(line);
}
