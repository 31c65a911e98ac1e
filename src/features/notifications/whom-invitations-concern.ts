import { sql } from 'kysely';
import { query } from '../../db/query.js';
import type { Transaction } from '../../db/transaction.js';
import type { Event } from '../../events/event.entity.js';
import { type Candidate, candidateOf } from './candidate.js';

/** Who was put into a room or project by somebody else; into the room that everyone is in, or by an import, is nobody's doing. */
export async function whomInvitationsConcern(tx: Transaction, events: Event[]): Promise<Candidate[]> {
  const added = events.filter(
    ({ type, actorId, userId }) =>
      (type === 'MEMBER_ADDED' || type === 'PROJECT_MEMBER_ADDED') && actorId !== null && actorId !== userId,
  );
  if (added.length === 0) return [];
  const [general] = await query(tx, sql<{ id: string }>`select id from rooms where is_general = ${true}`);
  return added
    .filter(({ roomId }) => roomId === null || roomId !== general?.id)
    .map((event) => candidateOf(event, { userId: event.userId!, kind: 'INVITED' }));
}
