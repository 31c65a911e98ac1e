import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Context } from '../../context.js';
import { query } from '../../db/query.js';
import { manifestKey, segmentKey } from './archive-keys.js';
import type { ArchiveRun } from './archive-run.entity.js';
import { type ArchiveKindName, type LocatedSegment } from './archive-segment.entity.js';
import { segmentsOf } from './export-due.js';
import { storeFile } from './store-file.js';

/** What a run put into the archive. Each manifest names the one before, so that none can be changed or taken away unnoticed. */
export interface Manifest {
  run: string;
  day: string;
  /** What was sent before this is in it. */
  cutoff: string;
  messages: number;
  tasks: number;
  segments: {
    id: string;
    key: string;
    kind: ArchiveKindName;
    room: string | null;
    project: string | null;
    count: number;
    size: number;
    sha256: string;
  }[];
  previous: { key: string; sha256: string } | null;
}

/** Writes the manifest of a run whose segments are all there. Gives the SHA-256 that stands as its last line's `sha256`. */
export async function writeManifest(ctx: Context, run: ArchiveRun): Promise<string> {
  const segments = await segmentsOf(ctx, run);
  const manifest: Manifest = {
    run: run.id,
    day: run.day,
    cutoff: run.cutoff.toISOString(),
    messages: countOf(segments, 'MESSAGES'),
    tasks: countOf(segments, 'TASKS'),
    segments: segments.map((segment) => ({
      id: segment.id,
      key: segmentKey(run.day, segment.id, segment.sha256!),
      kind: segment.kind,
      room: segment.roomId,
      project: segment.projectId,
      count: segment.count,
      size: segment.size!,
      sha256: segment.sha256!,
    })),
    previous: await previousOf(ctx, run),
  };
  const sha256 = hashOf(manifest);
  const text = `${JSON.stringify({ ...manifest, sha256 }, null, 2)}\n`;
  await storeFile(ctx.app.store, () => manifestKey(run.day, run.id), [Buffer.from(text)]);
  return sha256;
}

function countOf(segments: LocatedSegment[], kind: ArchiveKindName): number {
  return segments.reduce((sum, segment) => sum + (segment.kind === kind ? segment.count : 0), 0);
}

/** Of a manifest without its own hash. */
export function hashOf(manifest: Manifest): string {
  return createHash('sha256').update(JSON.stringify(manifest)).digest('hex');
}

async function previousOf(ctx: Context, run: ArchiveRun): Promise<Manifest['previous']> {
  const [previous] = await query(
    ctx,
    sql<
      Pick<ArchiveRun, 'id' | 'day' | 'manifestSha256'>
    >`select id, day, manifest_sha256 as "manifestSha256" from archive_runs
      where id < ${run.id} and manifest_sha256 is not null order by id desc limit 1`,
  );
  return previous ? { key: manifestKey(previous.day, previous.id), sha256: previous.manifestSha256! } : null;
}
