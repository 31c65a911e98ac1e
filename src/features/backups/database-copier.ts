import path from 'node:path';
import type { Config } from '../../config.js';
import { WorkerPool } from '../../workers/worker-pool.js';
import type { BackupTask } from './backup-worker.js';
import type { Contents } from './contents.js';
import type { Manifest } from './manifest.js';
import { copyPostgres, tryPostgres } from './postgres-database.js';
import type { CopyTask } from './sqlite-database.js';

/** One step may take so long, seconds. */
const PATIENCE = 6 * 3600;

/** Does the heavy parts of a backup in processes beside the server. */
export interface Copier {
  readonly dialect: 'sqlite' | 'postgres';
  /** The name of a copy in its folder. */
  readonly name: string;
  /** Copies the configured database as it is at one moment, and tells what it held then. */
  copy(task: CopyTask): Promise<Contents>;
  /** Restores a copy to a database of its own, `place` where that is a file, tells what it holds, and removes it. Throws what stands in the way. */
  tryOut(copy: string, place: string, tables: string[]): Promise<Contents>;
  /** SHA-256 of a file, hexadecimal. */
  hash(place: string): Promise<string>;
  /** Reads a whole backup again. Throws an Error that names what is not as it was. */
  verify(folder: string, manifest: Manifest): Promise<void>;
  close(): Promise<void>;
}

/** Of the configured database. signal: ends what is under way, which is thrown then. */
export function openCopier(
  { databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>,
  signal: AbortSignal,
): Copier {
  const worker = new WorkerPool<BackupTask, unknown>({
    entry: path.join(import.meta.dirname, 'backup-worker'),
    processes: 1,
    seconds: PATIENCE,
  });
  // The worker would let a script end that waits for nothing else.
  const awake = setInterval(() => {}, 60_000);
  const stop = () => void worker.close();
  signal.addEventListener('abort', stop);
  const run = async <T>(task: BackupTask) => {
    signal.throwIfAborted();
    return worker.run(task).catch((error) => {
      signal.throwIfAborted();
      // What was thrown there has come as a plain object.
      throw error instanceof Error ? error : new Error(error.message);
    }) as Promise<T>;
  };
  const common = {
    hash: (place: string) => run<string>({ kind: 'hash', place }),
    verify: (folder: string, manifest: Manifest) => run<void>({ kind: 'verify', folder, manifest }),
    async close() {
      signal.removeEventListener('abort', stop);
      await worker.close();
      clearInterval(awake);
    },
  };
  if (databaseUrl) {
    return {
      ...common,
      dialect: 'postgres',
      name: 'database.dump',
      copy: (task) => copyPostgres(databaseUrl, task, signal),
      tryOut: (copy, _place, tables) => tryPostgres(databaseUrl, copy, tables, signal),
    };
  }
  const source = path.join(dataDir, 'messenger.sqlite');
  return {
    ...common,
    dialect: 'sqlite',
    name: 'database.sqlite',
    copy: (task) => run({ kind: 'copySqlite', source, task }),
    tryOut: (copy, place, tables) => run({ kind: 'trySqlite', copy, place, tables }),
  };
}
