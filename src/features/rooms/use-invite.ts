import { sql } from 'kysely';
import { change, query } from '../../db/query.js';
import type { Transaction } from '../../db/transaction.js';
import { DomainError } from '../../shared/errors.js';

/** One refusal for every reason: which it was is nobody's business who only guesses. */
function inviteInvalid(): DomainError {
  return new DomainError('INVITE_INVALID');
}

/** The invite's id and room. Throws INVITE_INVALID unless the code is known, of a room that is there and of `roomId`. */
export async function getInvitation(
  tx: Transaction,
  codeHash: string,
  roomId: string | null,
): Promise<{ id: string; roomId: string }> {
  const [invite] = await query(
    tx,
    sql<{ id: string; roomId: string }>`select i.id, i.room_id as "roomId" from room_invites i
      join rooms r on r.id = i.room_id where i.code_hash = ${codeHash} and r.deleted_at is null`,
  );
  if (!invite || (roomId !== null && roomId !== invite.roomId)) throw inviteInvalid();
  return invite;
}

/** Counts one use. Throws INVITE_INVALID when it has expired, was revoked, is used up, or its room is deleted. */
export async function useInvite(tx: Transaction, inviteId: string): Promise<void> {
  const { count } = await change(
    tx,
    sql`update room_invites set use_count = use_count + 1
      where id = ${inviteId} and revoked_at is null and expires_at > ${new Date(tx.app.clock.now())}
        and (max_uses is null or use_count < max_uses)
        and room_id in (select id from rooms where deleted_at is null)`,
  );
  if (count === 0) throw inviteInvalid();
}
