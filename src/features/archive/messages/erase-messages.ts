import { sql } from 'kysely';
import { change } from '../../../db/query.js';
import { rowsGiven } from '../../../db/rows-given.js';
import type { Transaction } from '../../../db/transaction.js';
import type { PlacedLine } from '../archive-kind.js';

/** See ArchiveKind. The row of a message that was edited, reacted to or deleted since it was written down stays as it is. */
export async function eraseMessages(tx: Transaction, segmentId: string, lines: PlacedLine[]): Promise<number> {
  const given = rowsGiven(tx, { id: 'uuid', version: 'int', position: 'int' }, lines);
  const { count } = await change(
    tx,
    sql`update messages set content = null, segment_id = ${segmentId}, segment_position = given.position from ${given}
      where messages.id = given.id and messages.version = given.version and messages.content is not null`,
  );
  return count;
}
