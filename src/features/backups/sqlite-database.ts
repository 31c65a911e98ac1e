import { chmod, copyFile, rm } from 'node:fs/promises';
import Database from 'better-sqlite3';
import { sync } from '../../storage/sync.js';
import { type Ask, type Contents, readContents } from './contents.js';
import { writeFileList } from './list-files.js';

/** Pages copied at a time. */
const STEP = 2000;

/** What is to be written of a database: its copy, and the list of the files that it names. tables: those to be counted. */
export interface CopyTask {
  copy: string;
  fileList: string;
  tables: string[];
}

/**
 * Copies an SQLite database, synced, as it is at one moment, while others write to it, and tells what it held then: the copy takes its pages from the
 * very transaction in which that was read.
 */
export async function copySqlite(source: string, { copy, fileList, tables }: CopyTask): Promise<Contents> {
  const database = new Database(source, { fileMustExist: true });
  try {
    database.exec('begin');
    const ask = asking(database);
    const contents = await readContents(ask, tables);
    await writeFileList(ask, fileList);
    await database.backup(copy, { progress: () => STEP });
    await sync(copy);
    return contents;
  } finally {
    database.close();
  }
}

/** Puts a copy where a database is to be, `place`, and opens it. Throws where it is damaged. */
export async function openCopy(copy: string, place: string): Promise<Database.Database> {
  await removeSqlite(place);
  await copyFile(copy, place);
  await chmod(place, 0o600);
  const database = new Database(place);
  const [damage] = database.pragma('integrity_check(1)') as { integrity_check: string }[];
  const problem = damage?.integrity_check === 'ok' ? database.pragma('foreign_key_check') : damage;
  if (Array.isArray(problem) && problem.length === 0) return database;
  database.close();
  throw new Error(`SQLite finds the copy damaged: ${JSON.stringify(problem)}`);
}

/** Restores a copy to a place of its own, tells what it holds, and removes it again. Throws where it is damaged. */
export async function trySqlite(copy: string, place: string, tables: string[]): Promise<Contents> {
  try {
    const database = await openCopy(copy, place);
    return await readContents(asking(database), tables).finally(() => database.close());
  } finally {
    await removeSqlite(place);
  }
}

/** Removes a database with what SQLite keeps beside it. */
export async function removeSqlite(place: string): Promise<void> {
  for (const end of ['', '-wal', '-shm', '-journal']) await rm(place + end, { force: true });
}

/** Asks a database that is open here. */
export function asking(database: Database.Database): Ask {
  return async <T>(text: string) => {
    const statement = database.prepare(text);
    if (statement.reader) return statement.all() as T[];
    statement.run();
    return [];
  };
}
