import { open, writeFile } from 'node:fs/promises';
import { manifestKey, segmentKey } from '../archive/archive-keys.js';
import { originalKey } from '../files/file-keys.js';
import type { Ask } from './contents.js';

/** A file of the store that a database names. sha256, size: null for manifests of the archive, of which the rows do not tell. */
export interface NamedFile {
  key: string;
  size: number | null;
  sha256: string | null;
}

/** Rows read by one statement. */
const BATCH = 1000;
const FIRST = '00000000-0000-0000-0000-000000000000';

interface FileRow {
  id: string;
  /** Of what belongs to the archive. */
  day: string;
  size: number | string;
  sha256: string;
}

/** What lies in the store: a statement for the rows after an id, and the file that each names. */
const KINDS: { after(id: string): string; name(row: FileRow): NamedFile }[] = [
  {
    after: (id) => `select id, size, sha256 from files where id > '${id}' order by id limit ${BATCH}`,
    name: (row) => ({ key: originalKey(row.id), size: Number(row.size), sha256: row.sha256 }),
  },
  {
    after: (id) => `select s.id, r.day, s.size, s.sha256 from archive_segments s join archive_runs r on r.id = s.run_id
      where s.sha256 is not null and s.restored_at is null and s.id > '${id}' order by s.id limit ${BATCH}`,
    name: (row) => ({ key: segmentKey(row.day, row.id, row.sha256), size: Number(row.size), sha256: row.sha256 }),
  },
  {
    after: (id) => `select id, day from archive_runs
      where manifest_sha256 is not null and id > '${id}' order by id limit ${BATCH}`,
    name: (row) => ({ key: manifestKey(row.day, row.id), size: null, sha256: null }),
  },
];

/**
 * Writes every file of the store that a database names to a list, one JSON object a line: originals, segments of the archive and their manifests. Previews can
 * be made anew.
 */
export async function writeFileList(ask: Ask, place: string): Promise<void> {
  async function* lines() {
    for await (const files of listFiles(ask)) yield files.map((file) => `${JSON.stringify(file)}\n`).join('');
  }
  await writeFile(place, lines(), { mode: 0o600 });
}

async function* listFiles(ask: Ask): AsyncGenerator<NamedFile[]> {
  for (const { after, name } of KINDS) {
    for (let last = FIRST; ; ) {
      const rows = await ask<FileRow>(after(last));
      yield rows.map(name);
      if (rows.length < BATCH) break;
      last = rows.at(-1)!.id;
    }
  }
}

/** The files of a list. */
export async function* readFileList(place: string): AsyncGenerator<NamedFile> {
  const list = await open(place);
  for await (const line of list.readLines()) yield JSON.parse(line) as NamedFile;
}
