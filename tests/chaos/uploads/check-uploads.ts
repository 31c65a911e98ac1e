/** One upload that was begun. Contents are unique: a hash names it. */
export interface Upload {
  by: string;
  /** Of the file that was sent, then of what is in it, where it is an archive. SHA-256, hexadecimal. */
  sha256: string;
  entries: string[];
  /** Of all of them together, bytes. */
  size: number;
  /** The id of the file as the server answered; null: no answer came. */
  id: string | null;
}

/** A row of the table of files; sha256: as it says. */
export interface FileRow {
  id: string;
  sha256: string;
  size: number;
  uploaderId: string;
  archiveId: string | null;
}

/** What is there in the end. */
export interface Found {
  rows: FileRow[];
  /** By the id of a row: the hash of what its uploader gets; null where he gets nothing. */
  got: Map<string, string | null>;
  /** By the id of a person: what the server says his files take, bytes. */
  used: Map<string, number>;
  /** After sweeping: ids of files in the store of which there is no row, and names in the folder for what comes. */
  swept: { strays: string[]; incoming: string[] };
}

/** Says what is not as it must be: an answered upload that is gone, half of one, bytes that are others or too many, a second row. */
export function checkUploads(uploads: Upload[], { rows, got, used, swept }: Found): string[] {
  const wrong: string[] = [];
  const byHash = Map.groupBy(rows, ({ sha256 }) => sha256);
  const ids = new Set(rows.map(({ id }) => id));
  const sent = new Set(uploads.flatMap(({ sha256, entries }) => [sha256, ...entries]));
  for (const { by, sha256, entries, id } of uploads) {
    const roots = byHash.get(sha256) ?? [];
    if (id !== null && !ids.has(id)) wrong.push(`lost: ${id}, which was answered to ${by}`);
    if (roots.length > 1) wrong.push(`doubled: ${roots.map((root) => root.id).join(', ')} are one upload of ${by}`);
    for (const root of roots) {
      if (root.uploaderId !== by) wrong.push(`unexpected: ${root.id} is not of ${by}`);
      const inIt = rows.filter(({ archiveId }) => archiveId === root.id).map((row) => row.sha256);
      if (inIt.sort().join() !== entries.toSorted().join())
        wrong.push(`half: of ${root.id} there are ${inIt.length} of ${entries.length} files`);
    }
  }
  for (const { id, sha256 } of rows) {
    if (!sent.has(sha256)) wrong.push(`unexpected: nobody sent ${id}`);
    if (got.get(id) !== sha256) wrong.push(`broken: ${id} is ${got.get(id) ? 'other bytes' : 'not to be had'}`);
  }
  for (const [by, bytes] of used) {
    const written = uploads.filter((upload) => upload.by === by && byHash.has(upload.sha256));
    const right = written.reduce((sum, { size }) => sum + size, 0);
    if (bytes !== right) wrong.push(`miscounted: ${bytes} bytes for ${right} of ${by}`);
  }
  for (const id of swept.strays) wrong.push(`left: ${id} in the store has no row`);
  for (const name of swept.incoming) wrong.push(`left: ${name} among what comes`);
  return wrong;
}
