import { sql } from 'kysely';
import type { LoaderFactory } from '../../context.js';
import { isAnyOf } from '../../db/any-of.js';
import { groupInOrder } from '../../db/in-order.js';
import { query } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import { Mention } from './mention.entity.js';

/** Who is called in each message: people in the order of their names in the text, then the room, then who is online. */
export const mentionsOf: LoaderFactory<string, Mention[]> = (ctx) => async (messageIds) => {
  const mention = rowsOf(ctx.em, Mention, 'n');
  const rows = await query(
    ctx,
    sql<Mention>`select ${mention.columns} from mentions n where ${isAnyOf(ctx, 'n.message_id', messageIds)} order by n.id`,
  );
  return groupInOrder(messageIds, rows.map(mention.read<Mention>), (row) => row.messageId);
};
