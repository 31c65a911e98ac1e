import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../context.js';
import { query } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import { ArchiveSegment, type LocatedSegment } from './archive-segment.entity.js';

/** The segments, of the alias `s`, that meet a condition on them or on their runs, `r`; in the order in which they were begun. */
export async function findSegments(ctx: Pick<Context, 'em'>, where: RawBuilder<unknown>): Promise<LocatedSegment[]> {
  const { columns, read } = rowsOf(ctx.em, ArchiveSegment, 's');
  const rows = await query(
    ctx,
    sql<LocatedSegment>`select ${columns}, r.day from archive_segments s join archive_runs r on r.id = s.run_id
      where ${where} order by s.id`,
  );
  return rows.map(read<LocatedSegment>);
}
