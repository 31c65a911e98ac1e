import { sql } from 'kysely';
import { change, query } from '../../db/query.js';
import type { Transaction } from '../../db/transaction.js';
import type { Message } from './message.entity.js';

type Root = Pick<Message, 'id' | 'authorId'>;

/** Has people follow a thread; gives how many did not before. Part of other operations. */
export async function addFollowers(tx: Transaction, root: Pick<Root, 'id'>, userIds: string[]): Promise<number> {
  if (userIds.length === 0) return 0;
  const now = new Date(tx.app.clock.now());
  const rows = [...new Set(userIds)].map((userId) => sql`(${root.id}, ${userId}, ${now})`);
  const { count } = await change(
    tx,
    sql`insert into thread_followers (thread_root_id, user_id, created_at) values ${sql.join(rows)} on conflict do nothing`,
  );
  return count;
}

/**
 * Has those follow whom a new reply concerns: its author and whom it calls; with the first reply also who began the
 * thread. Later replies leave that one alone: he may have stopped following.
 */
export async function addFollowersOfReply(tx: Transaction, root: Root, userIds: string[]): Promise<void> {
  const [reply] = await query(tx, sql`select id from messages where thread_root_id = ${root.id} limit 1`);
  await addFollowers(tx, root, reply ? userIds : [root.authorId, ...userIds]);
}
