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
import { endsOfLines, readMembers, unpackText } from './read-member.js';

/** Rows changed by one transaction on SQLite: it keeps the event loop that long. */
const STEP = 1024;
/**
 * Transactions over the rows of a segment on PostgreSQL. The first takes a quarter of the rows out of each page: what that gives back has room for the next
 * quarter's rows as they are without their texts, and a row that stays on its page has no index written
 * (https://www.postgresql.org/docs/current/storage-hot.html).
 */
const PASSES = 4;

/**
 * Takes the texts that a run's segments hold out of the database, by what their files say. The rows stay and point to them. Lines of what was changed since
 * it was written down are erased by a job.
 */
export async function eraseSegments(ctx: Context, run: ArchiveRun, signal: AbortSignal): Promise<void> {
  const segments = (await segmentsOf(ctx, run)).filter(({ erasedAt }) => erasedAt === null);
  for await (const [segment, lines] of ahead(readLines(ctx, segments))) {
    let erased = 0;
    for (const step of stepsOf(ctx, lines)) {
      signal.throwIfAborted();
      erased += await inRun(ctx, run, (tx) => kindOf(segment).erase(tx, segment.id, step));
    }
    await inRun(ctx, run, async (tx) => {
      const now = new Date(tx.app.clock.now());
      await change(tx, sql`update archive_segments set erased_at = ${now} where id = ${segment.id}`);
      if (erased < lines.length) tx.enqueue({ kind: 'redactArchive', payload: { segmentId: segment.id } });
    });
  }
}

async function* readLines(
  ctx: Context,
  segments: LocatedSegment[],
): AsyncGenerator<[segment: LocatedSegment, lines: PlacedLine[]]> {
  for (const segment of segments) {
    const { place } = kindOf(segment);
    const lines: PlacedLine[] = [];
    for await (const packed of readMembers(ctx.app.store, segment)) {
      const text = await unpackText(packed);
      let start = 0;
      for (const end of endsOfLines(text)) {
        lines.push(place(text.subarray(start, end), lines.length));
        start = end + 1;
      }
    }
    yield [segment, lines];
  }
}

function stepsOf({ em }: Context, lines: PlacedLine[]): PlacedLine[][] {
  const isPostgres = dialectOf(em) === 'postgres';
  const steps = isPostgres ? PASSES : Math.ceil(lines.length / STEP);
  const stepOf = ({ position }: PlacedLine) => (isPostgres ? position % steps : Math.floor(position / STEP));
  return [...Map.groupBy(lines, stepOf).values()];
}
