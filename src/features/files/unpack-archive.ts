import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Services } from '../../services.js';
import { DomainError } from '../../shared/errors.js';
import { WorkerLost, WorkerPool } from '../../workers/worker-pool.js';
import type { Unpacked, UnpackTask } from './unpack-worker.js';
import type { ZipRefusal } from './zip-refusal.js';

/** An archive may take so long, seconds. */
const PATIENCE = 120;

/** Unpacks archives one after the other, in a process of its own. */
export type Unpacker = WorkerPool<UnpackTask, Unpacked[]>;

export function createUnpacker(): Unpacker {
  return new WorkerPool({ entry: path.join(import.meta.dirname, 'unpack-worker'), processes: 1, seconds: PATIENCE });
}

/**
 * Unpacks an archive that was received, then does `work` with its files; those that lie where they were unpacked afterwards are
 * removed. left: bytes until the quota is used up. Throws ARCHIVE_INVALID, PAYLOAD_TOO_LARGE, QUOTA_EXCEEDED, STORAGE_FULL.
 */
export async function unpackArchive<T>(
  { store, unpacker, config }: Pick<Services, 'store' | 'unpacker' | 'config'>,
  archive: string,
  left: number,
  work: (files: Unpacked[]) => Promise<T>,
): Promise<T> {
  const { zipFiles, zipInflatedBytes, fileBytes } = config.limits;
  const folder = path.join(store.incoming, randomUUID());
  const limits = { files: zipFiles, fileBytes, inflatedBytes: zipInflatedBytes };
  try {
    const files = await unpacker.run({ archive, folder, limits, left }).catch((error) => {
      throw refusalOf(error);
    });
    return await work(files);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What the process threw has come as a plain object. */
function refusalOf(error: WorkerLost | Pick<ZipRefusal, 'name' | 'code' | 'message'>): Error {
  if (error instanceof WorkerLost)
    return new DomainError('ARCHIVE_INVALID', `The archive could not be unpacked: ${error.message}.`);
  if (error.name === 'ZipRefusal') return new DomainError(error.code, error.message);
  return Object.assign(new Error(error.message), error);
}
