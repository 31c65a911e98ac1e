import { type Context, loader } from '../../context.js';
import { badInput } from '../../shared/errors.js';
import { isId } from '../../shared/ids.js';
import type { User } from './user.entity.js';
import { userById } from './user.loaders.js';

/**
 * The users of these ids, who can be made members: each once, in the order of the ids. Throws BAD_USER_INPUT under
 * `field` when one is unknown or deactivated.
 */
export async function getActiveUsers(ctx: Context, ids: readonly string[], field: string): Promise<User[]> {
  const wanted = [...new Set(ids)];
  const users = await loader(ctx, userById).loadMany(wanted.filter(isId));
  const active = users.filter((user) => user !== null && !(user instanceof Error) && user.deactivatedAt === null);
  if (active.length < wanted.length) throw badInput({ [field]: 'Names somebody who is unknown or deactivated.' });
  return active as User[];
}
