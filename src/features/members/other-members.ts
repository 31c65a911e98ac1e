import { sql } from 'kysely';
import { query } from '../../db/query.js';
import type { Transaction } from '../../db/transaction.js';
import { DomainError } from '../../shared/errors.js';
import type { Group } from './group.js';

/** The other members of a group whose accounts are open, and how many of them own it. */
export interface OtherMembers {
  members: number;
  owners: number;
}

/** Hold the group's lock, or the numbers are old before they are used. */
export async function countOthers(
  tx: Transaction,
  { members, key }: Group,
  groupId: string,
  userId: string,
): Promise<OtherMembers> {
  const [counts] = await query(
    tx,
    sql<OtherMembers>`
      select count(*) as members, count(case when m.role = 'OWNER' then 1 end) as owners
      from ${sql.table(members)} m join users u on u.id = m.user_id
      where ${sql.ref(`m.${key}`)} = ${groupId} and m.user_id <> ${userId} and u.deactivated_at is null`,
  );
  return counts!;
}

/** For an owner who is about to go or to become a plain member. Throws CONFLICT when no other owner is left. */
export function assertOtherOwner({ word }: Group, others: OtherMembers): void {
  if (others.owners > 0) return;
  throw new DomainError('CONFLICT', `The ${word} would have no owner left; make somebody else one first.`);
}
