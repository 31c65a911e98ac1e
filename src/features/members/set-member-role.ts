import { sql } from 'kysely';
import { change } from '../../db/query.js';
import type { Transaction } from '../../db/transaction.js';
import { badInput } from '../../shared/errors.js';
import { getActiveUsers } from '../accounts/find-active-users.js';
import { findMemberRole } from './find-member.js';
import type { Group } from './group.js';
import { assertOtherOwner, countOthers } from './other-members.js';
import { type MemberOf, tellOfMember } from './tell-of-member.js';

/**
 * Makes a member of a locked group an owner, or an owner a plain member. Part of other operations, which check that they
 * may. Throws BAD_USER_INPUT (userId: an active member), CONFLICT (the last owner).
 */
export async function setMemberRole(tx: Transaction, group: Group, member: Required<MemberOf>): Promise<void> {
  const { groupId, userId, role } = member;
  const [user] = await getActiveUsers(tx, [userId], 'input.userId');
  const current = await findMemberRole(tx, group, groupId, user!.id);
  if (!current) throw badInput({ 'input.userId': `Is not a member of the ${group.word}.` });
  if (current === role) return;
  if (current === 'OWNER') assertOtherOwner(group, await countOthers(tx, group, groupId, user!.id));
  await change(
    tx,
    sql`update ${sql.table(group.members)} set role = ${role}
      where ${sql.ref(group.key)} = ${groupId} and user_id = ${user!.id}`,
  );
  tellOfMember(tx, group, 'CHANGED', { groupId, userId: user!.id, role });
}
