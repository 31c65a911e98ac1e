import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { MANIFEST } from './backup-places.js';

const hashed = z.object({ name: z.string(), size: z.number(), sha256: z.string() });

const manifest = z.object({
  format: z.literal(1),
  /** When the database was as its copy is, ISO 8601. */
  madeAt: z.string(),
  dialect: z.enum(['sqlite', 'postgres']),
  /** Those that the database has had, by name. */
  migrations: z.array(z.string()),
  database: hashed,
  /** Rows by table. */
  counts: z.record(z.string(), z.number()),
  log: z.object({ epoch: z.string(), seq: z.number() }),
  /** The list of files; then how many it names, their bytes, and whether copies are in the pool: those of a bucket stay there. */
  fileList: hashed,
  files: z.object({ count: z.number(), size: z.number(), areCopied: z.boolean() }),
  /** Keys of files that a row names and that were not in the store. */
  missing: z.array(z.string()),
  secrets: z.array(hashed),
});

/** What a backup holds. */
export type Manifest = z.output<typeof manifest>;
/** A file in its folder. */
export type HashedFile = z.output<typeof hashed>;

/** The manifest of the backup in a folder. Throws an Error where there is none that can be read. */
export async function readManifest(folder: string): Promise<Manifest> {
  try {
    return manifest.parse(JSON.parse(await readFile(path.join(folder, MANIFEST), 'utf8')));
  } catch (error) {
    throw new Error(`${folder} holds no backup that can be read: ${(error as Error).message}`, { cause: error });
  }
}
