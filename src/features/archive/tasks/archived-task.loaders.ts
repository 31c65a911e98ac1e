import { sql } from 'kysely';
import type { LoaderFactory } from '../../../context.js';
import { isAnyOf } from '../../../db/any-of.js';
import { query } from '../../../db/query.js';
import type { ArchivePlace } from '../archive-reader.js';
import type { ArchivedTask } from './archived-task.js';

/** What the archive holds of tasks, by their ids; null for those that are not in it. For the eyes of who sees them. */
export const archivedTaskById: LoaderFactory<string, ArchivedTask | null> = (ctx) => async (ids) => {
  const rows = await query(
    ctx,
    sql<ArchivePlace & { id: string }>`select id, segment_id as "segmentId", segment_position as position from tasks
      where ${isAnyOf(ctx, 'id', ids)} and segment_id is not null`,
  );
  const lines = await ctx.app.archive.read(rows);
  const byId = new Map(rows.map(({ id }, index) => [id, JSON.parse(lines[index]!) as ArchivedTask]));
  return ids.map((id) => byId.get(id) ?? null);
};
