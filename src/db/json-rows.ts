import type { SqlEntityManager } from '@mikro-orm/sql';
import { type RawBuilder, sql } from 'kysely';
import { dialectOf } from './orm.js';

/** What a column of rows in JSON is; `instant` is milliseconds. */
type JsonColumn = 'uuid' | 'text' | 'integer' | 'boolean' | 'instant';

/**
 * Rows as a table to select from or to insert, by one parameter, so that the words of the statement do not depend on their number.
 * columns: their names, which are those of the rows' properties too, with their types.
 */
export function jsonRows<T extends string>(
  ctx: { em: SqlEntityManager },
  columns: Record<T, JsonColumn>,
  rows: readonly Record<NoInfer<T>, unknown>[],
): RawBuilder<unknown> {
  const isPostgres = dialectOf(ctx.em) === 'postgres';
  const selected = Object.entries<JsonColumn>(columns).map(([name, type]) => {
    const value = sql`value ->> ${sql.lit(name)}`;
    return sql`${isPostgres ? cast(value, type) : value} as ${sql.ref(name)}`;
  });
  const source = isPostgres
    ? sql`jsonb_array_elements(cast(${JSON.stringify(rows)} as jsonb)) value`
    : sql`json_each(${JSON.stringify(rows)})`;
  return sql`(select ${sql.join(selected)} from ${source})`;
}

function cast(value: RawBuilder<unknown>, type: JsonColumn): RawBuilder<unknown> {
  if (type === 'instant') return sql`to_timestamp(cast(${value} as bigint) / 1000.0)`;
  return sql`cast(${value} as ${sql.raw(type)})`;
}
