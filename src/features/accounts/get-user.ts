import { type Context, loader } from '../../context.js';
import { notFound } from '../../shared/errors.js';
import type { User } from './user.entity.js';
import { userById } from './user.loaders.js';

/** The user with this id. Throws NOT_FOUND. */
export async function getUser(ctx: Context, id: string): Promise<User> {
  const user = await loader(ctx, userById).load(id);
  if (!user) throw notFound();
  return user;
}
