import { sql } from 'kysely';
import type { Context } from '../../context.js';
import { query } from '../../db/query.js';
import { assertAllowed } from '../../shared/errors.js';
import type { SeenRoom } from '../rooms/room.loaders.js';
import { isMember } from '../rooms/room.policy.js';
import type { Message } from './message.entity.js';

/** The messages between which it is counted, themselves left out. */
export interface Bounds {
  after?: Message | null;
  before?: Message | null;
}

/**
 * How many messages of a room are not deleted. The room must have been found through the viewer. Throws FORBIDDEN where he is not a
 * member.
 */
export async function countMessages(ctx: Context, room: SeenRoom, { after, before }: Bounds): Promise<number> {
  assertAllowed(isMember(room));
  if (!after && !before) return ctx.app.messageCounts.countOf(room.id, ctx.head!.epoch);
  const later = after ? sql`and (m.ordered_at, m.id) > (${after.orderedAt}, ${after.id})` : sql``;
  const earlier = before ? sql`and (m.ordered_at, m.id) < (${before.orderedAt}, ${before.id})` : sql``;
  const [row] = await query(
    ctx,
    sql<{ count: number }>`select count(*) as count from messages m
      where m.room_id = ${room.id} and m.deleted_at is null ${later} ${earlier}`,
  );
  return row!.count;
}
