import { sql } from 'kysely';
import { isAnyOf } from '../../db/any-of.js';
import { query } from '../../db/query.js';
import type { Transaction } from '../../db/transaction.js';
import type { Event } from '../../events/event.entity.js';
import { type Candidate, candidateOf } from './candidate.js';
import type { NoticeKind } from './notice-kinds.js';

interface Concerned {
  messageId: string;
  userId: string;
  /** HERE: called only if he is online. */
  kind: NoticeKind | 'HERE';
}

/**
 * Whom new messages concern: those they call, who follows the thread, and who wants to be told of all that is sent to the room. Nobody
 * else: for a plain message in a room at the usual level no row is written anywhere. Of what is deleted by now nobody is told.
 */
export async function whomMessagesConcern(tx: Transaction, events: Event[]): Promise<Candidate[]> {
  const added = new Map(
    events.filter(({ type }) => type === 'MESSAGE_ADDED').map((event) => [event.messageId!, event]),
  );
  if (added.size === 0) return [];
  const rows = await query(
    tx,
    sql<Concerned>`
      with added as (
        select m.id, m.room_id, m.thread_root_id from messages m join rooms r on r.id = m.room_id and r.deleted_at is null
        where ${isAnyOf(tx, 'm.id', [...added.keys()])} and m.deleted_at is null
      )
      select x.message_id as "messageId", x.user_id as "userId", 'MENTION' as kind
      from added join mentions x on x.message_id = added.id and x.kind = 'USER'
      union all
      select added.id, vm.user_id, case x.kind when 'ROOM' then 'MENTION' else 'HERE' end
      from added join mentions x on x.message_id = added.id and x.kind <> 'USER' join room_members vm on vm.room_id = added.room_id
      union all
      select added.id, f.user_id, 'REPLY' from added join thread_followers f on f.thread_root_id = added.thread_root_id
      union all
      select added.id, vm.user_id, 'MESSAGE'
      from added join room_members vm on vm.room_id = added.room_id and vm.notification_level = 'ALL'`,
  );
  return rows.flatMap(({ messageId, userId, kind }) => {
    if (kind !== 'HERE') return candidateOf(added.get(messageId)!, { userId, kind });
    return tx.app.presence.isOnline(userId) ? candidateOf(added.get(messageId)!, { userId, kind: 'MENTION' }) : [];
  });
}
