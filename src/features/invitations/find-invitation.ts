import { sql } from 'kysely';
import type { Context } from '../../context.js';
import { query } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import { isId } from '../../shared/ids.js';
import { Invitation } from './invitation.entity.js';

/** The invitation with this id, whoever asks; null where there is none. */
export async function findInvitation(ctx: Context, id: string): Promise<Invitation | null> {
  if (!isId(id)) return null;
  const { columns, read } = rowsOf(ctx.em, Invitation, 'i');
  const [row] = await query(ctx, sql<Invitation>`select ${columns} from invitations i where i.id = ${id}`);
  return row ? read(row) : null;
}
