import { sql } from 'kysely';
import type { LoaderFactory } from '../../context.js';
import { inOrder } from '../../db/in-order.js';
import { query } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import { isId } from '../../shared/ids.js';
import { User } from './user.entity.js';

/** Users by id, whoever asks: every member of the organization may see who is in it. Null for an unknown id. */
export const userById: LoaderFactory<string, User | null> = (ctx) => async (ids) => {
  const wanted = ids.filter(isId);
  if (wanted.length === 0) return ids.map(() => null);
  const user = rowsOf(ctx.em, User, 'u');
  const rows = await query(ctx, sql<User>`select ${user.columns} from users u where u.id in (${sql.join(wanted)})`);
  return inOrder(ids, rows.map(user.read), (row) => row.id);
};
