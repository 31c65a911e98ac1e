import { sql } from 'kysely';
import type { Context } from '../../context.js';
import { isAnyOf } from '../../db/any-of.js';
import { change, query } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import { inTransaction, type Transaction } from '../../db/transaction.js';
import { manifestKey, segmentKey } from './archive-keys.js';
import { ArchiveRun } from './archive-run.entity.js';
import { type LocatedSegment, MEMBER } from './archive-segment.entity.js';
import { segmentsOf } from './export-segments.js';

const DAY = 86_400_000;

/**
 * Forgets what was put into the archive more than ARCHIVE_KEEP_DAYS ago: rows, files and manifests. Files that hung on its messages go with the
 * weekly clean-up. May be repeated after it broke off.
 */
export async function expireArchive(ctx: Context, signal: AbortSignal): Promise<void> {
  const { clock, config, store } = ctx.app;
  const oldest = new Date(clock.now() - config.archiveKeepDays * DAY);
  const { columns, read } = rowsOf(ctx.em, ArchiveRun, 'r');
  const runs = await query(
    ctx,
    sql<ArchiveRun>`select ${columns} from archive_runs r where r.stage = 'DONE' and r.finished_at < ${oldest} order by r.id`,
  );
  for (const run of runs.map(read<ArchiveRun>)) {
    for (const segment of (await segmentsOf(ctx, run)).reverse()) await forgetSegment(ctx, segment, signal);
    await store.remove(manifestKey(run.day, run.id));
    await inTransaction(ctx, (tx) => change(tx, sql`delete from archive_runs where id = ${run.id}`));
  }
}

/** From its end, so that replies go before what they answer. */
async function forgetSegment(ctx: Context, segment: LocatedSegment, signal: AbortSignal): Promise<void> {
  const last = Math.floor((segment.count - 1) / MEMBER) * MEMBER;
  for (let from = last; from >= 0; from -= MEMBER) {
    signal.throwIfAborted();
    await inTransaction(ctx, async (tx) => {
      const rows = await query(
        tx,
        sql<{ id: string }>`select id from messages where segment_id = ${segment.id}
          and segment_position >= ${from} and segment_position < ${from + MEMBER} order by segment_position desc`,
      );
      await forgetMessages(
        tx,
        rows.map(({ id }) => id),
      );
    });
  }
  await ctx.app.store.remove(segmentKey(segment.day, segment.id, segment.sha256!));
  await inTransaction(ctx, (tx) => change(tx, sql`delete from archive_segments where id = ${segment.id}`));
}

/** What somebody answered later than that stays as if it had been deleted. */
async function forgetMessages(tx: Transaction, ids: string[]): Promise<void> {
  const isOf = (column: string) => isAnyOf(tx, column, ids);
  for (const table of ['reactions', 'mentions', 'message_attachments']) {
    await change(tx, sql`delete from ${sql.table(table)} where ${isOf('message_id')}`);
  }
  const isAnswered = sql`exists (select 1 from messages reply where reply.thread_root_id = messages.id
    and not ${isOf('reply.id')})`;
  await change(
    tx,
    sql`update messages set deleted_at = ${new Date(tx.app.clock.now())}, segment_id = null, segment_position = null, version = version + 1
      where ${isOf('messages.id')} and ${isAnswered}`,
  );
  const isGone = sql`${isOf('messages.id')} and segment_id is not null`;
  const gone = sql`(select id from messages where ${isGone})`;
  await change(tx, sql`update tasks set message_id = null where message_id in ${gone}`);
  await change(tx, sql`update room_members set last_read_message_id = null where last_read_message_id in ${gone}`);
  await change(tx, sql`delete from thread_followers where thread_root_id in ${gone}`);
  await change(tx, sql`delete from messages where ${isGone} and thread_root_id is not null`);
  await change(tx, sql`delete from messages where ${isGone}`);
}
