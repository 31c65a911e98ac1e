import { type RawBuilder, sql } from 'kysely';
import type { Page } from './connection.js';

/** The end of a statement that reads a page. */
export function limitOf({ limit, skip }: Page): RawBuilder<unknown> {
  return sql`limit ${limit} offset ${skip}`;
}
