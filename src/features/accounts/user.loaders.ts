import { sql } from 'kysely';
import type { LoaderFactory } from '../../context.js';
import { inOrder } from '../../db/in-order.js';
import { query } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import { User } from './user.entity.js';

/** Users by id, whoever asks: every member of the organization may see who is in it. Null for an unknown id. */
export const userById: LoaderFactory<string, User | null> = (ctx) => async (ids) => {
  const user = rowsOf(ctx.em, User, 'u');
  const rows = await query(ctx, sql<User>`select ${user.columns} from users u where u.id in (${sql.join(ids)})`);
  return inOrder(ids, rows.map(user.read), (row) => row.id);
};
