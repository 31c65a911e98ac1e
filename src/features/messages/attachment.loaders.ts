import { sql } from 'kysely';
import type { LoaderFactory } from '../../context.js';
import { isAnyOf } from '../../db/any-of.js';
import { groupInOrder } from '../../db/in-order.js';
import { query } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import { StoredFile } from '../files/file.entity.js';

interface Attached extends StoredFile {
  messageId: string;
}

/** The files sent with each message, in their order. Who sees the message sees them. */
export const attachmentsOf: LoaderFactory<string, StoredFile[]> = (ctx) => async (messageIds) => {
  const file = rowsOf(ctx.em, StoredFile, 'f');
  const rows = await query(
    ctx,
    sql<Attached>`select a.message_id as "messageId", ${file.columns}
      from message_attachments a join files f on f.id = a.file_id
      where ${isAnyOf(ctx, 'a.message_id', messageIds)} order by a.position`,
  );
  return groupInOrder(messageIds, rows.map(file.read<Attached>), (row) => row.messageId);
};
