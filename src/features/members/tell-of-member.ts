import type { Transaction } from '../../db/transaction.js';
import type { Group, GroupRole } from './group.js';

/** Somebody in a group; without a role, who is in it no longer. */
export interface MemberOf {
  groupId: string;
  userId: string;
  role?: GroupRole;
}

/** Tells the members of a group, and the person himself, that he came, has another role, or went. */
export function tellOfMember(
  tx: Transaction,
  { table }: Group,
  what: 'ADDED' | 'CHANGED' | 'REMOVED',
  { groupId, userId, role }: MemberOf,
): void {
  const data = role && { role };
  if (table === 'rooms') tx.append({ type: `MEMBER_${what}`, roomId: groupId, userId, data });
  else tx.append({ type: `PROJECT_MEMBER_${what}`, projectId: groupId, userId, data });
}
