import path from 'node:path';
import type { Config } from '../config.js';
import type { Logger } from '../shared/logger.js';
import { openDiskStore } from './disk-store.js';
import type { FileStore } from './file-store.js';

/** The store that is configured: a bucket, else the folder `files` in the data folder. */
export async function openStore({ s3, dataDir }: Pick<Config, 's3' | 'dataDir'>, logger: Logger): Promise<FileStore> {
  const folder = path.join(dataDir, 'files');
  if (!s3) return openDiskStore(folder);
  // Its client is a fifth of a second of every start.
  const { openS3Store } = await import('./s3-store.js');
  return openS3Store(s3, folder, logger);
}
