import type { SqlEntityManager } from '@mikro-orm/sql';
import { type RawBuilder, sql } from 'kysely';
import { dialectOf } from './orm.js';

/**
 * Rows as a table of the name `given` in a statement, which is written the same however many there are. columns: what to take of each row, and
 * the type in PostgreSQL.
 */
export function rowsGiven<T extends object>(
  ctx: { em: SqlEntityManager },
  columns: { [name in keyof T]?: 'uuid' | 'int' | 'text' },
  rows: readonly T[],
): RawBuilder<unknown> {
  const names = Object.keys(columns) as (keyof T & string)[];
  if (dialectOf(ctx.em) === 'postgres') {
    const arrays = names.map((name) => {
      const values = rows.map((row) => row[name]);
      // The driver writes down a list value by value, with quotes: what can have none is quicker joined.
      const list = columns[name] === 'text' ? values : `{${values.join(',')}}`;
      return sql`cast(${list} as ${sql.raw(`${columns[name]}[]`)})`;
    });
    return sql`unnest(${sql.join(arrays)}) as given (${sql.join(names.map((name) => sql.ref(name)))})`;
  }
  const values = JSON.stringify(rows.map((row) => names.map((name) => row[name])));
  const picked = names.map((name, index) => sql`value ->> ${sql.lit(index)} as ${sql.ref(name)}`);
  return sql`(select ${sql.join(picked)} from json_each(${values})) as given`;
}
