/** In which the files of a run lie, in the store. day: of the run. */
export function folderOf(day: string): string {
  return `archives/${day}/`;
}

/** Where a segment lies. Its hash is part of its name: a file that is written anew never takes the place of the one before. */
export function segmentKey(day: string, id: string, sha256: string): string {
  return `${folderOf(day)}${id}.${sha256.slice(0, 16)}.ndjson.gz`;
}

/** Where the manifest of a run lies. */
export function manifestKey(day: string, runId: string): string {
  return `${folderOf(day)}${runId}.manifest.json`;
}
