import { sql } from 'kysely';
import type { Context } from '../../context.js';
import { insertRows } from '../../db/insert-rows.js';
import { query } from '../../db/query.js';
import { inTransaction } from '../../db/transaction.js';
import { newId } from '../../shared/ids.js';
import { Room } from '../rooms/room.entity.js';
import { chunksOf } from './chunks.js';
import { roomKey } from './import-keys.js';
import type { ImportedUser } from './import-people.js';
import type { SlackChannel } from './slack/slack-channel.js';

/** A channel's room here. isDeleted: an admin or owner deleted it, and the import leaves it so. */
export interface ImportedRoom {
  id: string;
  isDeleted: boolean;
}

/** The rooms that earlier imports made, by channel id. */
export async function findRooms(ctx: Context, channels: SlackChannel[]): Promise<Map<string, ImportedRoom>> {
  const channelIds = new Map(channels.map(({ id }) => [roomKey(id), id]));
  const rooms = new Map<string, ImportedRoom>();
  for (const keys of chunksOf([...channelIds.keys()], 1000)) {
    const rows = await query(
      ctx,
      sql<{ id: string; importKey: string; isDeleted: unknown }>`select id, import_key as "importKey",
        deleted_at is not null as "isDeleted" from rooms where import_key in (${sql.join(keys)})`,
    );
    for (const row of rows)
      rooms.set(channelIds.get(row.importKey)!, { id: row.id, isDeleted: Boolean(row.isDeleted) });
  }
  return rooms;
}

/**
 * Makes a channel's room with the members that the export lists, everything in it as read. The owner is who made the
 * channel, else the first member with an open account. newestAt: µs, the newest message to come.
 * One event tells all members of the room: whoever follows the log meets it with its members in place.
 */
export async function importRoom(
  ctx: Context,
  channel: SlackChannel,
  users: Map<string, ImportedUser>,
  newestAt: number,
): Promise<ImportedRoom> {
  const { value } = await inTransaction(ctx, async (tx) => {
    const now = new Date(tx.app.clock.now());
    const room = tx.em.create(Room, {
      id: newId(),
      name: channel.name,
      topic: channel.topic,
      isPrivate: channel.isPrivate,
      isGeneral: false,
      createdById: users.get(channel.creatorId ?? '')?.id ?? null,
      createdAt: channel.createdAt === null ? now : new Date(channel.createdAt),
      deletedAt: null,
      importKey: roomKey(channel.id),
      version: 1,
    });
    await tx.em.flush();
    const owner = ownerOf(channel, users);
    const members = channel.memberIds.flatMap((id) => users.get(id) ?? []);
    await insertRows(
      tx,
      'room_members',
      ['room_id', 'user_id', 'role', 'joined_at', 'last_read_at'],
      members.map((member) => [room.id, member.id, member === owner ? 'OWNER' : 'MEMBER', now, newestAt]),
    );
    tx.append({ type: 'ROOM_CREATED', roomId: room.id });
    return room;
  });
  return { id: value.id, isDeleted: false };
}

function ownerOf(channel: SlackChannel, users: Map<string, ImportedUser>): ImportedUser | undefined {
  const active = channel.memberIds.filter((id) => users.get(id)?.isActive);
  const ownerId = active.find((id) => id === channel.creatorId) ?? active[0];
  return ownerId ? users.get(ownerId) : undefined;
}
