import type { SqlEntityManager } from '@mikro-orm/sql';
import { type RawBuilder, sql } from 'kysely';
import { query } from '../db/query.js';
import { rowsOf } from '../db/rows.js';
import { Event } from './event.entity.js';

/** Events after `after` up to and with `upTo` that fit `where` (on the alias `e`), in order, at most `limit`. */
export async function readLog(
  em: SqlEntityManager,
  range: { after: number; upTo: number; limit: number },
  where: RawBuilder<unknown> = sql`1 = 1`,
): Promise<Event[]> {
  const { columns, read } = rowsOf(em, Event, 'e');
  const rows = await query(
    { em },
    sql<Event>`select ${columns} from events e where e.seq > ${range.after} and e.seq <= ${range.upTo} and (${where})
      order by e.seq limit ${range.limit}`,
  );
  return rows.map(read<Event>);
}
