import path from 'node:path';
import type { Config } from '../../config.js';

/*
 * Where backups lie:
 *
 *   2026-11-29-040000/   one backup: manifest.json, database.sqlite or database.dump, files.ndjson, and the secrets
 *   pool/3f/3f…          files, by the SHA-256 of their bytes, each once for all backups that name it
 *   lock                 held by whoever works here
 *
 * What is not complete ends with `.part`.
 */

/** BACKUP_DIR, else the folder `backups` in the data folder. Absolute. */
export function backupFolder({ backupDir, dataDir }: Pick<Config, 'backupDir' | 'dataDir'>): string {
  return path.resolve(backupDir ?? path.join(dataDir, 'backups'));
}

/** How the name of something ends that is not complete. */
export const PART = '.part';
export const MANIFEST = 'manifest.json';
export const FILE_LIST = 'files.ndjson';
/** Secrets that the server keeps in the data folder. */
export const SECRETS = ['jwt-secret', 'vapid-key'];

/** The name of a backup that begins at this time, milliseconds. */
export function nameAt(time: number): string {
  return new Date(time).toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '');
}

export function isBackupName(name: string): boolean {
  return /^\d{4}-\d\d-\d\d-\d{6}$/.test(name);
}

/** Where a file of this hash lies, from the folder of the backups. */
export function poolPath(sha256: string): string {
  return path.join('pool', sha256.slice(0, 2), sha256);
}
