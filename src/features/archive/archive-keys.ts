import type { ArchiveSegment } from './archive-segment.entity.js';

/** Where a segment lies in the store. */
export function segmentKey(day: string, { id, revision }: Pick<ArchiveSegment, 'id' | 'revision'>): string {
  return `archives/${day}/${id}.${revision}.ndjson.gz`;
}

/** Where the manifest of a run lies. */
export function manifestKey(day: string, runId: string): string {
  return `archives/${day}/${runId}.manifest.json`;
}
