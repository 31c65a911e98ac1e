import { sql } from 'kysely';
import type { Context } from '../../context.js';
import { dialectOf } from '../../db/orm.js';
import { change } from '../../db/query.js';
import { ahead } from './ahead.js';
import type { PlacedLine } from './archive-kind.js';
import { kindOf } from './archive-kinds.js';
import type { ArchiveRun } from './archive-run.entity.js';
import type { LocatedSegment } from './archive-segment.entity.js';
import { segmentsOf } from './export-due.js';
import { inRun } from './in-run.js';
import { assertWhole, endsOfLines, readTexts } from './read-member.js';

/** Rows changed by one transaction: SQLite keeps the event loop that long. */
const STEP = 1024;
/**
 * Transactions on PostgreSQL over rows that lie together. The first takes a quarter of the rows out of each page: what that gives back has room for the next
 * quarter's rows as they are without their texts, and a row that stays on its page has no index written
 * (https://www.postgresql.org/docs/current/storage-hot.html).
 */
const PASSES = 4;

/**
 * Takes the texts that a run's segments hold out of the database, by what their files say. The rows stay and point to them. Lines of what was changed since
 * it was written down are erased by a job.
 */
export async function eraseSegments(ctx: Context, run: ArchiveRun, signal: AbortSignal): Promise<void> {
  for (const segment of await segmentsOf(ctx, run)) {
    if (segment.erasedAt === null) await eraseSegment(ctx, run, segment, signal);
  }
}

async function eraseSegment(ctx: Context, run: ArchiveRun, segment: LocatedSegment, signal: AbortSignal) {
  const passes = dialectOf(ctx.em) === 'postgres' ? PASSES : 1;
  let erased = 0;
  // A run that was cut off may go on long after its files were verified.
  await assertWhole(ctx.app.store, segment);
  for await (const lines of ahead(readLines(ctx, segment, STEP * passes))) {
    for (const step of Map.groupBy(lines, ({ position }) => position % passes).values()) {
      signal.throwIfAborted();
      erased += await inRun(ctx, run, (tx) => kindOf(segment).erase(tx, segment.id, step));
    }
  }
  await inRun(ctx, run, async (tx) => {
    const now = new Date(tx.app.clock.now());
    await change(tx, sql`update archive_segments set erased_at = ${now} where id = ${segment.id}`);
    if (erased < segment.count) tx.enqueue({ kind: 'redactArchive', payload: { segmentId: segment.id } });
  });
}

/** The lines of a segment, `count` or, at its end, fewer at a time; `count` is that of whole members. */
async function* readLines(ctx: Context, segment: LocatedSegment, count: number): AsyncGenerator<PlacedLine[]> {
  const { place } = kindOf(segment);
  let lines: PlacedLine[] = [];
  let position = 0;
  for await (const text of readTexts(ctx.app.store, segment)) {
    let start = 0;
    for (const end of endsOfLines(text)) {
      lines.push(place(text.subarray(start, end), position++));
      start = end + 1;
    }
    if (lines.length < count) continue;
    yield lines;
    lines = [];
  }
  if (lines.length > 0) yield lines;
}
