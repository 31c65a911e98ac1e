import { sql } from 'kysely';
import type { Context } from '../../context.js';
import { query } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import { Organization } from './organization.entity.js';

/** The one organization of the installation; anonymous callers may know of it. */
export async function getOrganization(ctx: Pick<Context, 'em'>): Promise<Organization> {
  const { columns, read } = rowsOf(ctx.em, Organization, 'o');
  const [organization] = await query(ctx, sql<Organization>`select ${columns} from organizations o`);
  return read(organization!);
}
