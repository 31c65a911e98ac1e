import { sql } from 'kysely';
import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import { changeOnce } from '../../db/idempotency.js';
import { change } from '../../db/query.js';
import type { Committed } from '../../db/transaction.js';
import { idempotencyKey, parseInput } from '../../shared/input.js';
import { getJoinedRoom, getRoom } from '../rooms/find-room.js';
import type { SeenRoom } from '../rooms/room.loaders.js';

const schema = z.object({
  roomId: z.string(),
  level: z.enum(['ALL', 'MENTIONS', 'NONE']).optional(),
  mutedUntil: z.date().nullish(),
  idempotencyKey,
});

export type SetRoomNotificationsInput = z.input<typeof schema>;

/**
 * Says of what in a room the viewer is told, and until when of nothing. Absent: kept; mutedUntil null: no longer muted. Throws NOT_FOUND,
 * FORBIDDEN (a public room he is not in).
 */
export async function setRoomNotifications(
  ctx: Context,
  input: SetRoomNotificationsInput,
): Promise<Committed<SeenRoom>> {
  const viewer = requireViewer(ctx);
  const { roomId, level, mutedUntil } = parseInput(schema, input);
  return changeOnce(
    ctx,
    'setRoomNotifications',
    input,
    async (tx) => {
      const room = await getJoinedRoom(tx, roomId);
      const columns = [
        sql`notification_level = ${level ?? sql`notification_level`}`,
        ...(mutedUntil === undefined ? [] : [sql`muted_until = ${mutedUntil}`]),
      ];
      await change(
        tx,
        sql`update room_members set ${sql.join(columns)} where room_id = ${room.id} and user_id = ${viewer.id}`,
      );
      tx.append({ type: 'NOTIFICATIONS_CHANGED', roomId: room.id, userId: viewer.id });
      return room;
    },
    getRoom,
  );
}
