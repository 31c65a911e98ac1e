import { sql } from 'kysely';
import type { Context } from '../context.js';
import { change } from '../db/query.js';
import { consumers } from './consumers.js';

/** Has consumers that are new begin where the log ends: an upgrade does nothing about the past. */
export async function openConsumers(ctx: Context): Promise<void> {
  for (const { name } of consumers) {
    await change(
      ctx,
      sql`insert into consumers (name, seq) select ${name}, seq from log_head where id = 1 on conflict do nothing`,
    );
  }
}
