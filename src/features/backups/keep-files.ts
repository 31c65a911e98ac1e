import { stat, writeFile } from 'node:fs/promises';
import type { Services } from '../../services.js';
import { hashFile } from './hash-file.js';
import { type NamedFile, readFileList } from './list-files.js';
import type { Manifest } from './manifest.js';
import type { Pool } from './pool.js';

/** Files that were looked at between two writes to the list. */
const BATCH = 1000;

type Kept = Pick<Manifest, 'files' | 'missing'>;

/**
 * Has every file of a list in the pool and writes the list anew, with all sizes and hashes and without what is missing. Files of a bucket stay there: of
 * them it is only made sure that they are.
 */
export async function keepFiles(
  { store, config }: Pick<Services, 'store' | 'config'>,
  pool: Pool,
  lists: { from: string; to: string },
  signal: AbortSignal,
): Promise<Kept> {
  const areCopied = config.s3 === null;
  const inBucket = areCopied ? null : await keysOf(store);
  const kept: Kept = { files: { count: 0, size: 0, areCopied }, missing: [] };
  const keep = async (file: NamedFile): Promise<NamedFile | null> => {
    if (inBucket) return inBucket.has(file.key) ? file : null;
    return store
      .lend(file.key, async (place) => {
        const whole = {
          ...file,
          size: file.size ?? (await stat(place)).size,
          sha256: file.sha256 ?? (await hashFile(place)),
        };
        await pool.take(place, whole.sha256);
        return whole;
      })
      .catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
  };
  async function* lines() {
    let batch = '';
    for await (const file of readFileList(lists.from)) {
      signal.throwIfAborted();
      const found = await keep(file);
      if (!found) {
        kept.missing.push(file.key);
        continue;
      }
      kept.files.count += 1;
      kept.files.size += found.size ?? 0;
      batch += `${JSON.stringify(found)}\n`;
      if (kept.files.count % BATCH > 0) continue;
      yield batch;
      batch = '';
    }
    yield batch;
  }
  await writeFile(lists.to, lines(), { mode: 0o600, flush: true });
  await pool.sync();
  return kept;
}

async function keysOf(store: Services['store']): Promise<Set<string>> {
  const keys = new Set<string>();
  for (const prefix of ['originals/', 'archives/']) for await (const { key } of store.list(prefix)) keys.add(key);
  return keys;
}
