import { sql } from 'kysely';
import { query } from '../../db/query.js';
import type { Transaction } from '../../db/transaction.js';
import { newId } from '../../shared/ids.js';
import type { Mentions } from '../../shared/markdown.js';
import { usernameKey } from '../accounts/username.js';
import { Mention } from './mention.entity.js';
import type { Message } from './message.entity.js';

/**
 * Notes whom a message calls; names of people who are not in its room are plain text. Gives the users' ids. Part of
 * other operations: the message has no mentions yet, and its content was read before the transaction.
 */
export async function writeMentions(tx: Transaction, message: Message, called: Mentions): Promise<string[]> {
  const userIds = await membersNamed(tx, message.roomId, called.usernames);
  const add = (kind: Mention['kind'], userId: string | null) =>
    tx.em.create(Mention, { id: newId(), messageId: message.id, kind, userId });
  for (const userId of userIds) add('USER', userId);
  if (called.room) add('ROOM', null);
  if (called.here) add('HERE', null);
  return userIds;
}

/** Ids of the members with these names, in the names' order. */
async function membersNamed(tx: Transaction, roomId: string, usernames: string[]): Promise<string[]> {
  if (usernames.length === 0) return [];
  const keys = [...new Set(usernames.map(usernameKey))];
  const members = await query(
    tx,
    sql<{ id: string; usernameKey: string }>`select u.id, u.username_key as "usernameKey"
      from users u join room_members m on m.user_id = u.id and m.room_id = ${roomId}
      where u.username_key in (${sql.join(keys)})`,
  );
  const idByKey = new Map(members.map((member) => [member.usernameKey, member.id]));
  return keys.flatMap((key) => idByKey.get(key) ?? []);
}
