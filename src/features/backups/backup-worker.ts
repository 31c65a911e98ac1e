import { limitOwnProcess } from '../../workers/own-limits.js';
import type { Contents } from './contents.js';
import { hashFile } from './hash-file.js';
import type { Manifest } from './manifest.js';
import { type CopyTask, copySqlite, trySqlite } from './sqlite-database.js';
import { verifyBackup } from './verify-backup.js';

/** What a backup needs done that would keep the server from answering. */
export type BackupTask =
  | { kind: 'copySqlite'; source: string; task: CopyTask }
  | { kind: 'trySqlite'; copy: string; place: string; tables: string[] }
  | { kind: 'hash'; place: string }
  | { kind: 'verify'; folder: string; manifest: Manifest };

limitOwnProcess(512);

/** Copies and tries out databases of SQLite (what they hold), hashes a file (its SHA-256), or reads a whole backup again. */
export default async function work(task: BackupTask): Promise<Contents | string | undefined> {
  switch (task.kind) {
    case 'copySqlite':
      return copySqlite(task.source, task.task);
    case 'trySqlite':
      return trySqlite(task.copy, task.place, task.tables);
    case 'hash':
      return hashFile(task.place);
    case 'verify':
      await verifyBackup(task.folder, task.manifest);
  }
}
