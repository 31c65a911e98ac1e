import { sql } from 'kysely';
import { query } from '../../db/query.js';
import type { Transaction } from '../../db/transaction.js';
import type { Group, GroupRole } from './group.js';

/** The role of a user in a group, null where he is not in it. Both ids must be ids of rows. */
export async function findMemberRole(
  tx: Transaction,
  { members, key }: Group,
  groupId: string,
  userId: string,
): Promise<GroupRole | null> {
  const [member] = await query(
    tx,
    sql<{ role: GroupRole }>`select role from ${sql.table(members)}
      where ${sql.ref(key)} = ${groupId} and user_id = ${userId}`,
  );
  return member?.role ?? null;
}
