import type { SqlEntityManager } from '@mikro-orm/sql';
import { sql } from 'kysely';
import type { LoaderFactory } from '../../context.js';
import { isAnyOf } from '../../db/any-of.js';
import { coalesce, type Lookup } from '../../db/coalesce.js';
import { inOrder } from '../../db/in-order.js';
import { query } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import { isId } from '../../shared/ids.js';
import { User } from './user.entity.js';

/** Users by id, for whoever asks; they are not to be changed. */
export type UserLookup = Lookup<string, User | null>;

/** One statement for all requests that come at the same time. */
export function createUserLookup(em: SqlEntityManager): UserLookup {
  return coalesce((ids: readonly string[]) => readUsers({ em }, ids));
}

/** Users by id, whoever asks: every member of the organization may see who is in it. Null for an unknown id. */
export const userById: LoaderFactory<string, User | null> = (ctx) => async (ids) => {
  // In a transaction with what it has changed.
  if (ctx.em.isInTransaction()) return readUsers(ctx, ids);
  return Promise.all(ids.map((id) => ctx.app.users.load(id)));
};

async function readUsers(on: { em: SqlEntityManager }, ids: readonly string[]): Promise<(User | null)[]> {
  const wanted = [...new Set(ids.filter(isId))];
  if (wanted.length === 0) return ids.map(() => null);
  const user = rowsOf(on.em, User, 'u');
  const rows = await query(on, sql<User>`select ${user.columns} from users u where ${isAnyOf(on, 'u.id', wanted)}`);
  return inOrder(ids, rows.map(user.read), (row) => row.id);
}
