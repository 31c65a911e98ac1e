import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

interface Line {
  id: string;
  content: string | null;
}

/** Every content in the files of an archive, with the id of its message; one that is there twice is there twice. dataDir: of the installation. */
export async function readArchive(dataDir: string): Promise<{ id: string; content: string }[]> {
  const folder = path.join(dataDir, 'files/archives');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter(({ name }) => name.endsWith('.ndjson.gz'));
  const lines = await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const packed = await readFile(path.join(parentPath, name));
      return gunzipSync(packed).toString('utf8').trimEnd().split('\n');
    }),
  );
  return lines.flat().flatMap((line) => {
    const { id, content } = JSON.parse(line) as Line;
    return content === null ? [] : [{ id, content }];
  });
}
