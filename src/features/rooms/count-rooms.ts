import { sql } from 'kysely';
import { type Context, requireViewer } from '../../context.js';
import { query } from '../../db/query.js';

/** How many rooms the viewer is in. Throws UNAUTHENTICATED. */
export async function countRooms(ctx: Context): Promise<number> {
  const viewer = requireViewer(ctx);
  const [row] = await query(
    ctx,
    sql<{ count: number }>`select count(*) as count from room_members vm join rooms r on r.id = vm.room_id
      where vm.user_id = ${viewer.id} and r.deleted_at is null`,
  );
  return row!.count;
}
