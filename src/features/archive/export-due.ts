import { sql } from 'kysely';
import type { Context } from '../../context.js';
import { ahead } from './ahead.js';
import { segmentKey } from './archive-keys.js';
import type { ArchiveKind } from './archive-kind.js';
import { archiveKinds } from './archive-kinds.js';
import type { ArchiveRun } from './archive-run.entity.js';
import { ArchiveSegment, type LocatedSegment, SEGMENT } from './archive-segment.entity.js';
import { beginSegment } from './begin-segment.js';
import { findSegments } from './find-segments.js';
import { inRun } from './in-run.js';
import { type PackedMember, packAhead } from './pack-ahead.js';
import { verifySegment } from './verify-segment.js';
import { writeSegment } from './write-segment.js';

/** The segments of a run, as they were begun. */
export function segmentsOf(ctx: Context, run: Pick<ArchiveRun, 'id'>): Promise<LocatedSegment[]> {
  return findSegments(ctx, sql`s.run_id = ${run.id}`);
}

/** Writes what is due into segments of a run, and reads each again before its hash is noted. Nothing points to them yet. */
export async function exportDue(ctx: Context, run: ArchiveRun, signal: AbortSignal): Promise<void> {
  for (const kind of archiveKinds) {
    for (const groupId of await kind.groups(ctx)) await exportGroup(ctx, run, kind, groupId, signal);
  }
}

/** While one is read again, the next is written. */
async function exportGroup(
  ctx: Context,
  run: ArchiveRun,
  kind: ArchiveKind,
  groupId: string | null,
  signal: AbortSignal,
): Promise<void> {
  for await (const segment of ahead(writeSegments(ctx, run, kind, groupId, signal)))
    await noteSegment(ctx, run, segment);
}

async function* writeSegments(
  ctx: Context,
  run: ArchiveRun,
  kind: ArchiveKind,
  groupId: string | null,
  signal: AbortSignal,
): AsyncGenerator<LocatedSegment> {
  const members = packAhead(ahead(kind.findDue(ctx, groupId, run.cutoff)), signal);
  for (let next = await members.next(); !next.done; next = await members.next()) {
    yield await fillSegment(ctx, await beginSegment(ctx, run, kind, groupId), next.value, members);
  }
}

/** Takes the first member and as many of the others as go into one segment. */
async function fillSegment(
  ctx: Context,
  segment: LocatedSegment,
  first: PackedMember,
  others: AsyncGenerator<PackedMember>,
): Promise<LocatedSegment> {
  let last = first;
  let count = 0;
  async function* taken() {
    for (let next: PackedMember | undefined = first; next; next = await more()) {
      last = next;
      count += next.count;
      yield next.packed;
    }
  }
  const more = async () => (count < SEGMENT ? ((await others.next()).value as PackedMember | undefined) : undefined);
  const keyOf = (sha256: string) => segmentKey(segment.day, segment.id, sha256);
  const written = await writeSegment(ctx.app.store, keyOf, taken());
  const [firstOrderedAt, lastOrderedAt] = [first.first.orderedAt ?? null, last.last.orderedAt ?? null];
  return { ...segment, ...written, count, firstOrderedAt, lastOrderedAt };
}

/** Reads a segment again, then notes that it has its file. */
async function noteSegment(ctx: Context, run: ArchiveRun, { day, ...segment }: LocatedSegment): Promise<void> {
  const { store } = ctx.app;
  try {
    await verifySegment(store, { day, ...segment });
    await inRun(ctx, run, async (tx) => {
      Object.assign(await tx.em.findOneOrFail(ArchiveSegment, segment.id), segment);
    });
  } catch (error) {
    // Whoever has taken the run over may have looked for it before it was there.
    await store.remove(segmentKey(day, segment.id, segment.sha256!));
    throw error;
  }
}
