import { sql } from 'kysely';
import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import { changeOnce } from '../../db/idempotency.js';
import { change } from '../../db/query.js';
import type { Committed } from '../../db/transaction.js';
import { badInput } from '../../shared/errors.js';
import { idempotencyKey, parseInput } from '../../shared/input.js';
import { getMessage } from '../messages/find-message.js';
import { markRoomNotificationsRead } from '../notifications/mark-room-notifications-read.js';
import { getJoinedRoom, getRoom, rereadRoom } from './find-room.js';
import type { SeenRoom } from './room.loaders.js';

const schema = z.object({ roomId: z.string(), messageId: z.string(), idempotencyKey });

export type MarkRoomReadInput = z.input<typeof schema>;

/**
 * Notes that the viewer has read up to a message, and his notifications of what is before it. The mark only moves forward: an older message changes nothing. Throws
 * NOT_FOUND, FORBIDDEN (a public room he is not in), BAD_USER_INPUT (a message of another room).
 */
export async function markRoomRead(ctx: Context, input: MarkRoomReadInput): Promise<Committed<SeenRoom>> {
  const viewer = requireViewer(ctx);
  const { roomId, messageId } = parseInput(schema, input);
  return changeOnce(
    ctx,
    'markRoomRead',
    input,
    async (tx) => {
      const room = await getJoinedRoom(tx, roomId);
      const message = await getMessage(tx, messageId);
      if (message.roomId !== room.id) throw badInput({ 'input.messageId': 'Is a message of another room.' });
      // The condition is in the statement: of two devices that mark at once the further one wins.
      const { count } = await change(
        tx,
        sql`update room_members set last_read_at = ${message.orderedAt}, last_read_message_id = ${message.id}
          where room_id = ${room.id} and user_id = ${viewer.id} and last_read_at < ${message.orderedAt}`,
      );
      if (count === 0) return room;
      tx.append({ type: 'ROOM_READ', roomId: room.id, userId: viewer.id });
      const read = { userId: viewer.id, roomId: room.id, upTo: message.orderedAt };
      tx.whenPlaced(() => markRoomNotificationsRead(tx, read));
      return rereadRoom(tx, room.id);
    },
    getRoom,
  );
}
