import { sql } from 'kysely';
import { change } from '../../../db/query.js';
import { rowsGiven } from '../../../db/rows-given.js';
import type { Transaction } from '../../../db/transaction.js';
import { archivedMessage } from './archived-message.js';

/** See ArchiveKind. They stay as long as if they had been sent now. Deleted ones stay deleted, without a place in a file that is no more. */
export async function restoreMessages(tx: Transaction, segmentId: string, lines: string[]): Promise<number> {
  const messages = lines.map((line) => archivedMessage.parse(JSON.parse(line)));
  const given = rowsGiven(tx, { id: 'uuid', content: 'text' }, messages);
  const { rows } = await change(
    tx,
    sql<{ deletedAt: unknown }>`update messages set content = case when deleted_at is null then given.content end,
        segment_id = null, segment_position = null, imported_at = ${new Date(tx.app.clock.now())} from ${given}
      where messages.id = given.id and messages.segment_id = ${segmentId} returning deleted_at as "deletedAt"`,
  );
  return rows.filter(({ deletedAt }) => deletedAt === null).length;
}
