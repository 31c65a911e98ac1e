import { sql } from 'kysely';
import { type Context, requireViewer } from '../../context.js';
import { query } from '../../db/query.js';
import { fromSeenProjects, projectIsVisible } from './project.loaders.js';

/** How many projects the viewer is in. Throws UNAUTHENTICATED. */
export async function countProjects(ctx: Context): Promise<number> {
  requireViewer(ctx);
  const [row] = await query(
    ctx,
    sql<{ count: number }>`select count(*) as count ${fromSeenProjects(ctx)} where ${projectIsVisible(ctx)}`,
  );
  return row!.count;
}
