import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import Database from 'better-sqlite3';

/**
 * Has nobody else work in the folder of the backups until what it gives is called. It is a lock of the operating system's, taken through SQLite, so
 * that it ends with the process, however that ends. Throws where somebody has it.
 */
export async function lockBackups(folder: string): Promise<() => void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const lock = new Database(path.join(folder, 'lock'), { timeout: 0 });
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
    throw new Error(`A backup is being made or restored in ${folder} already.`, { cause: error });
  }
  return () => lock.close();
}
