import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../context.js';
import { rowsOf } from '../../db/rows.js';
import { type Connection, type Page, toConnection } from '../../graphql/connection.js';
import type { PageKey } from '../../shared/cursors.js';
import { DomainError } from '../../shared/errors.js';
import { isId } from '../../shared/ids.js';
import { Message } from './message.entity.js';

/**
 * The statement of one page of messages in the page's own direction. where: on the alias `m`. Throws BAD_CURSOR for a
 * cursor whose checksum adds up but that no list of messages gave.
 */
export function selectPage(ctx: Context, where: RawBuilder<unknown>, page: Page): RawBuilder<Message> {
  const after = page.after ? sql`and (m.ordered_at, m.id) > (${placeOf(page.after)})` : sql``;
  const before = page.before ? sql`and (m.ordered_at, m.id) < (${placeOf(page.before)})` : sql``;
  const order = page.backwards ? sql`m.ordered_at desc, m.id desc` : sql`m.ordered_at, m.id`;
  return sql<Message>`select ${rowsOf(ctx.em, Message, 'm').columns} from messages m
    where ${where} ${after} ${before} order by ${order} limit ${page.limit}`;
}

function placeOf({ value, id }: PageKey): RawBuilder<unknown> {
  const orderedAt = Number(value);
  if (!Number.isSafeInteger(orderedAt) || !isId(id)) throw new DomainError('BAD_CURSOR');
  return sql`${orderedAt}, ${id}`;
}

/** Makes the connection of what `selectPage` gave. */
export function toMessagePage(ctx: Context, rows: Message[], page: Page): Connection<Message> {
  const { read } = rowsOf(ctx.em, Message, 'm');
  return toConnection(rows.map(read<Message>), page, (row) => ({ value: String(row.orderedAt), id: row.id }));
}
