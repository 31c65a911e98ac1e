import { type Context, loader } from '../../context.js';
import type { Transaction } from '../../db/transaction.js';
import { badInput } from '../../shared/errors.js';
import { isId } from '../../shared/ids.js';
import type { User } from '../accounts/user.entity.js';
import { userById } from '../accounts/user.loaders.js';
import { findMemberRole } from './find-member.js';
import type { Group } from './group.js';
import { assertOtherOwner, countOthers } from './other-members.js';
import { removeMember } from './remove-member.js';

/**
 * Takes somebody out of a locked group, also a deactivated person; who is not in it stays out. Part of other operations,
 * which check that they may. Throws BAD_USER_INPUT (userId: unknown), CONFLICT (the last owner).
 */
export async function removeAnyMember(tx: Transaction, group: Group, groupId: string, userId: string): Promise<void> {
  const user = await getAnyUser(tx, userId);
  const role = await findMemberRole(tx, group, groupId, user.id);
  if (role === 'OWNER') assertOtherOwner(group, await countOthers(tx, group, groupId, user.id));
  if (role) await removeMember(tx, group, { groupId, userId: user.id });
}

async function getAnyUser(ctx: Context, id: string): Promise<User> {
  const user = isId(id) ? await loader(ctx, userById).load(id) : null;
  if (!user) throw badInput({ 'input.userId': 'Names somebody who is unknown.' });
  return user;
}
