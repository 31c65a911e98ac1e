import { sql } from 'kysely';
import { change } from '../../db/query.js';
import type { Transaction } from '../../db/transaction.js';
import type { Group } from './group.js';
import { type MemberOf, tellOfMember } from './tell-of-member.js';

/** Takes a member out of a group. Part of other operations, which check that they may and that an owner is left. */
export async function removeMember(tx: Transaction, group: Group, member: Omit<MemberOf, 'role'>): Promise<void> {
  await change(
    tx,
    sql`delete from ${sql.table(group.members)}
      where ${sql.ref(group.key)} = ${member.groupId} and user_id = ${member.userId}`,
  );
  tellOfMember(tx, group, 'REMOVED', member);
}
