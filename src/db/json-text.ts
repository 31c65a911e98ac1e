import type { SqlEntityManager } from '@mikro-orm/sql';
import { type RawBuilder, sql } from 'kysely';
import { dialectOf } from './orm.js';

/*
 * JSON that the database writes down by itself, so that no row becomes an object on its way: without spaces, byte for byte the same in both
 * databases, and as JSON.stringify would have it.
 */

type Text = RawBuilder<string>;
type Ctx = { em: SqlEntityManager };

/** How PostgreSQL writes a time as ISO 8601, UTC. */
const PATTERN = 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"';

/** An object. Its members are JSON already. */
export function jsonObject(members: Record<string, Text>): Text {
  const parts = Object.entries(members).flatMap(([name, value], index) => [
    sql.lit(`${index === 0 ? '{' : ','}"${name}":`),
    value,
  ]);
  return sql`concat(${sql.join([...parts, sql.lit('}')])})`;
}

/**
 * An array of what a subquery finds. item: JSON already; from: what follows the word, with its order as a parameter of its own. Whether there is anything is asked first:
 * PostgreSQL makes ready to sort even where there is not, which is most of the time that a row takes.
 */
export function jsonArray(item: Text, from: RawBuilder<unknown>, order: RawBuilder<unknown>): Text {
  return sql`case when (select 1 from ${from} limit 1) is null then '[]'
    else concat('[', (select string_agg(${item}, ',' order by ${order}) from ${from}), ']') end`;
}

/** A string, or null. */
export function jsonString(ctx: Ctx, text: RawBuilder<unknown>): Text {
  const quoted = dialectOf(ctx.em) === 'postgres' ? sql`cast(to_json(${text}) as text)` : sql`json_quote(${text})`;
  return sql`coalesce(${quoted}, 'null')`;
}

/** An id, or null: nothing in it has to be escaped. */
export function jsonId(id: RawBuilder<unknown>): Text {
  return sql`coalesce('"' || cast(${id} as text) || '"', 'null')`;
}

/** A number. */
export function jsonNumber(number: RawBuilder<unknown>): Text {
  return sql`cast(${number} as text)`;
}

/** A time as ISO 8601, of a column of times, or null. */
export function jsonInstant(ctx: Ctx, instant: RawBuilder<unknown>): Text {
  if (dialectOf(ctx.em) === 'sqlite') return sqliteTime(sql`${instant}`);
  return sql`coalesce('"' || to_char(${instant} at time zone 'UTC', ${sql.lit(PATTERN)}) || '"', 'null')`;
}

/** The same of a number: microseconds since 1970. What is below the millisecond is left out. */
export function jsonMicroseconds(ctx: Ctx, microseconds: RawBuilder<unknown>): Text {
  if (dialectOf(ctx.em) === 'sqlite') return sqliteTime(sql`(${microseconds} / 1000)`);
  const time = sql`timestamp 'epoch' + ${microseconds} / 1000 * interval '1 millisecond'`;
  return sql`'"' || to_char(${time}, ${sql.lit(PATTERN)}) || '"'`;
}

function sqliteTime(milliseconds: RawBuilder<unknown>): Text {
  return sql`coalesce('"' || strftime('%Y-%m-%dT%H:%M:%fZ', ${milliseconds} / 1000.0, 'unixepoch') || '"', 'null')`;
}
