import { sql } from 'kysely';
import { type Context, requireViewer } from '../../context.js';
import { query } from '../../db/query.js';
import { getRoom } from './find-room.js';
import type { SeenRoom } from './room.loaders.js';

/** The room that every user is in. Throws UNAUTHENTICATED. */
export async function getGeneralRoom(ctx: Context): Promise<SeenRoom> {
  requireViewer(ctx);
  const [general] = await query(ctx, sql<{ id: string }>`select id from rooms where is_general = ${true}`);
  return getRoom(ctx, general!.id);
}
