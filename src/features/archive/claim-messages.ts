import { sql } from 'kysely';
import type { Context } from '../../context.js';
import { isAnyOf } from '../../db/any-of.js';
import { dialectOf } from '../../db/orm.js';
import { change, query } from '../../db/query.js';
import type { Transaction } from '../../db/transaction.js';
import { newId } from '../../shared/ids.js';
import type { ArchiveRun } from './archive-run.entity.js';
import { ArchiveSegment, SEGMENT } from './archive-segment.entity.js';
import { findDue } from './find-due.js';
import { inRun } from './in-run.js';

type Claimed = Pick<ArchiveSegment, 'id' | 'count'>;

/**
 * Gives each of a room's messages that are due its place in a segment of the run. From then on it can no longer be changed, so what is exported
 * is what it stays; the content is in the database still. What was given places before is left alone.
 */
export async function claimMessages(ctx: Context, run: ArchiveRun, roomId: string, signal: AbortSignal): Promise<void> {
  let segment: Claimed | null = null;
  for await (const due of findDue(ctx, roomId, run.cutoff)) {
    signal.throwIfAborted();
    const open: Claimed | null = segment && segment.count < SEGMENT ? segment : null;
    segment = await inRun(ctx, run, (tx) => claim(tx, run, roomId, open, due));
  }
}

/** Gives the segment with its new count. open: the one to go on with; null to begin one. */
async function claim(
  tx: Transaction,
  run: ArchiveRun,
  roomId: string,
  open: Claimed | null,
  due: string[],
): Promise<Claimed | null> {
  // Whoever changes one of them now is waited for, or waits.
  const lock = dialectOf(tx.em) === 'postgres' ? sql`for no key update` : sql``;
  const held = await query(
    tx,
    sql<{ id: string }>`select m.id from messages m where ${isAnyOf(tx, 'm.id', due)}
      and m.content is not null and m.segment_id is null ${lock}`,
  );
  const still = new Set(held.map(({ id }) => id));
  const ids = due.filter((id) => still.has(id));
  if (ids.length === 0) return open;
  const { id, count } = open ?? { id: newId(), count: 0 };
  if (open) {
    await change(tx, sql`update archive_segments set count = ${count + ids.length} where id = ${id}`);
  } else {
    tx.em.create(ArchiveSegment, {
      id,
      runId: run.id,
      roomId,
      count: ids.length,
      sha256: null,
      size: null,
      members: null,
      erasedAt: null,
      redactedAt: null,
      restoredAt: null,
    });
  }
  const places =
    dialectOf(tx.em) === 'postgres'
      ? sql`unnest(cast(${ids} as uuid[])) with ordinality as place (id, number)`
      : sql`(select value as id, key + 1 as number from json_each(${JSON.stringify(ids)})) as place`;
  await change(
    tx,
    sql`update messages set segment_id = ${id}, segment_position = ${count} + place.number - 1 from ${places}
      where messages.id = place.id`,
  );
  return { id, count: count + ids.length };
}
