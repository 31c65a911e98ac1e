import { existsSync } from 'node:fs';
import { link, rename } from 'node:fs/promises';
import path from 'node:path';
import Database from 'better-sqlite3';
import { sync } from '../../storage/sync.js';
import { PART } from './backup-places.js';
import type { Restoring } from './restoring.js';
import { asking, openCopy, removeSqlite } from './sqlite-database.js';

/** Restores a copy beside the database of a data folder. Throws where a server runs on that, or the copy is damaged. */
export async function restoreSqlite(dataDir: string, copy: string, stamp: string): Promise<Restoring> {
  const place = path.join(dataDir, 'messenger.sqlite');
  const beside = place + PART;
  const former = existsSync(place) ? lockDatabase(place) : null;
  const restored = await openCopy(copy, beside).catch(async (error) => {
    former?.close();
    await removeSqlite(beside);
    throw error;
  });
  return {
    ask: asking(restored),
    async take() {
      // So that all of it is in the one file.
      restored.pragma('journal_mode = delete');
      restored.close();
      await sync(beside);
      const kept = former && `${place}.before-${stamp}`;
      // A second name first: there is a database here at every moment.
      if (kept) await link(place, kept);
      await rename(beside, place);
      await sync(dataDir);
      return kept;
    },
    async close() {
      restored.close();
      former?.close();
      await removeSqlite(beside);
    },
  };
}

/** Whoever has a database open shares a lock on it: SQLite leaves the WAL only for who is alone, and lets nobody in then. */
function lockDatabase(place: string): Database.Database {
  const database = new Database(place, { timeout: 0 });
  try {
    database.pragma('locking_mode = exclusive');
    database.pragma('journal_mode = delete');
    database.exec('begin exclusive');
    return database;
  } catch (error) {
    database.close();
    if (!(error as { code?: string }).code?.startsWith('SQLITE_BUSY')) throw error;
    throw new Error(`A server runs on ${place}: stop it first.`, { cause: error });
  }
}
