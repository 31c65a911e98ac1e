import { sql } from 'kysely';
import type { LoaderFactory } from '../../context.js';
import { isAnyOf } from '../../db/any-of.js';
import { inOrder } from '../../db/in-order.js';
import { query } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import { isId } from '../../shared/ids.js';
import { Organization } from './organization.entity.js';

/** The organization by its id, whoever asks. Null for any other id. */
export const organizationById: LoaderFactory<string, Organization | null> = (ctx) => async (ids) => {
  const wanted = ids.filter(isId);
  if (wanted.length === 0) return ids.map(() => null);
  const { columns, read } = rowsOf(ctx.em, Organization, 'o');
  const rows = await query(
    ctx,
    sql<Organization>`select ${columns} from organizations o where ${isAnyOf(ctx, 'o.id', wanted)}`,
  );
  return inOrder(ids, rows.map(read<Organization>), (row) => row.id);
};
