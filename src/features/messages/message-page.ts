import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../context.js';
import { rowsOf } from '../../db/rows.js';
import { type Connection, type Page, toConnection } from '../../graphql/connection.js';
import { limitOf } from '../../graphql/page-limit.js';
import { type PageRequest, pagedLoader } from '../../graphql/paged-loader.js';
import { encodePageCursor, numericKey, type PageKey } from '../../shared/cursors.js';
import { Message } from './message.entity.js';

/**
 * Pages of messages; their condition is on the alias `m`. Throws BAD_CURSOR for a cursor whose checksum adds up but that
 * no list of messages gave.
 */
export const messagePages = pagedLoader(selectPage, sql`"orderedAt", id`);

function selectPage(ctx: Context, { where, page }: PageRequest): RawBuilder<Message> {
  const after = page.after ? sql`and (m.ordered_at, m.id) > (${placeOf(page.after)})` : sql``;
  const before = page.before ? sql`and (m.ordered_at, m.id) < (${placeOf(page.before)})` : sql``;
  const order = page.backwards ? sql`m.ordered_at desc, m.id desc` : sql`m.ordered_at, m.id`;
  return sql<Message>`select ${rowsOf(ctx.em, Message, 'm').columns} from messages m
    where ${where} ${after} ${before} order by ${order} ${limitOf(page)}`;
}

function placeOf(cursor: PageKey): RawBuilder<unknown> {
  const { value, id } = numericKey(cursor);
  return sql`${value}, ${id}`;
}

/** Makes the connection of what `messagePages` gave. */
export function toMessagePage(ctx: Context, rows: Message[], page: Page): Connection<Message> {
  const { read } = rowsOf(ctx.em, Message, 'm');
  return toConnection(rows.map(read<Message>), page, keyOf);
}

/** The lists that messages are paged in, as cursors name them: a room's, with or without replies, and a thread's. */
export const listOf = {
  room: (roomId: string) => `messages:${roomId}`,
  thread: (rootId: string) => `replies:${rootId}`,
};

/** The place of a message in one of these lists. */
export function cursorOf(message: Message, list: string): string {
  return encodePageCursor(keyOf(message), list);
}

function keyOf({ orderedAt, id }: Message): PageKey {
  return { value: String(orderedAt), id };
}
