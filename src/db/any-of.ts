import type { SqlEntityManager } from '@mikro-orm/sql';
import { type RawBuilder, sql } from 'kysely';
import { dialectOf } from './orm.js';

/**
 * That a column, as `u.id`, has one of these values. Written the same however many there are, so that the statement
 * around it is one that the database has prepared.
 */
export function isAnyOf(ctx: { em: SqlEntityManager }, column: string, values: readonly string[]): RawBuilder<boolean> {
  if (dialectOf(ctx.em) === 'postgres') return sql`${sql.ref(column)} = any(${values})`;
  return sql`${sql.ref(column)} in (select value from json_each(${JSON.stringify(values)}))`;
}
