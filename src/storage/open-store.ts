import path from 'node:path';
import type { Config } from '../config.js';
import { openDiskStore } from './disk-store.js';
import type { FileStore } from './file-store.js';
import { openS3Store } from './s3-store.js';

/** The store that is configured: a bucket, else the folder `files` in the data folder. */
export async function openStore({ s3, dataDir }: Pick<Config, 's3' | 'dataDir'>): Promise<FileStore> {
  const folder = path.join(dataDir, 'files');
  return s3 ? openS3Store(s3, folder) : openDiskStore(folder);
}
