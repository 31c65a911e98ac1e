import type { Config } from '../../config.js';
import type { Ask } from './contents.js';
import { restorePostgres } from './restore-postgres.js';
import { restoreSqlite } from './restore-sqlite.js';

/** A copy that was restored beside the database whose place it is to take. */
export interface Restoring {
  /** Asks, and changes, what was restored. */
  ask: Ask;
  /** Puts it in its place, in one step. Gives where the database that was there is now; null where there was none, or it was empty. */
  take(): Promise<string | null>;
  /** Removes what was not put in its place. */
  close(): Promise<void>;
}

/** Restores a copy beside the configured database. stamp: what the former one will be called by. Throws where a server runs on it. */
export function openRestoring(
  { databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>,
  copy: string,
  stamp: string,
): Promise<Restoring> {
  return databaseUrl ? restorePostgres(databaseUrl, copy, stamp) : restoreSqlite(dataDir, copy, stamp);
}
