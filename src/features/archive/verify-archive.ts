import { sql } from 'kysely';
import type { Context } from '../../context.js';
import { query } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import { manifestKey } from './archive-keys.js';
import { ArchiveRun } from './archive-run.entity.js';
import type { LocatedSegment } from './archive-segment.entity.js';
import { segmentsOf } from './export-due.js';
import { verifySegment } from './verify-segment.js';
import { hashOf, type Manifest } from './write-manifest.js';

/** What `verifyArchive` found: how much was read, and the first run in which something is wrong. */
export interface ArchiveVerdict {
  runs: number;
  segments: number;
  messages: number;
  tasks: number;
  broken: { day: string; reason: string } | null;
}

/**
 * Reads the whole archive, from the first run to the last: each manifest against its own hash, the next one's and the database, each segment against
 * its hash and count. Ends at the first run that is broken.
 */
export async function verifyArchive(ctx: Context): Promise<ArchiveVerdict> {
  const { columns, read } = rowsOf(ctx.em, ArchiveRun, 'r');
  const runs = await query(
    ctx,
    sql<ArchiveRun>`select ${columns} from archive_runs r where r.manifest_sha256 is not null order by r.id`,
  );
  const verdict: ArchiveVerdict = { runs: 0, segments: 0, messages: 0, tasks: 0, broken: null };
  let previous: ArchiveRun | null = null;
  for (const run of runs.map(read<ArchiveRun>)) {
    try {
      const manifest = await readManifest(ctx, run, previous);
      for (const segment of await segmentsOf(ctx, run)) {
        assertNamed(manifest, segment);
        if (segment.restoredAt) continue;
        await verifySegment(ctx.app.store, segment);
        verdict.segments += 1;
        verdict[segment.kind === 'TASKS' ? 'tasks' : 'messages'] += segment.count;
      }
    } catch (error) {
      return { ...verdict, broken: { day: run.day, reason: error instanceof Error ? error.message : String(error) } };
    }
    verdict.runs += 1;
    previous = run;
  }
  return verdict;
}

/** The manifest of a run. Throws where it is not the one that was written, or does not follow the one before. */
async function readManifest(ctx: Context, run: ArchiveRun, previous: ArchiveRun | null): Promise<Manifest> {
  const key = manifestKey(run.day, run.id);
  const text = await ctx.app.store.readText(key);
  if (text === null) throw new Error(`${key} is missing`);
  const { sha256, ...manifest } = JSON.parse(text) as Manifest & { sha256: string };
  if (hashOf(manifest) !== sha256) throw new Error(`${key} does not have the SHA-256 that it tells`);
  if (sha256 !== run.manifestSha256) throw new Error(`${key} is not the one that was written`);
  // The first that is kept may tell of one that is not any more.
  if (previous && manifest.previous?.sha256 !== previous.manifestSha256) {
    throw new Error(`${key} does not follow ${manifestKey(previous.day, previous.id)}`);
  }
  return manifest;
}

function assertNamed({ segments }: Manifest, { id, sha256, redactedAt, restoredAt }: LocatedSegment): void {
  const named = segments.find((segment) => segment.id === id);
  if (!named) throw new Error(`the manifest does not name the segment ${id}`);
  if (!redactedAt && !restoredAt && named.sha256 !== sha256)
    throw new Error(`${named.key} is not the file of the manifest`);
}
