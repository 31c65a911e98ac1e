import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { codeOf } from '../../db/unavailable.js';
import { DomainError } from '../../shared/errors.js';
import { Meter } from './meter.js';

/** A file that has come whole, and lies synced in the store's `incoming`. */
export interface Received {
  path: string;
  size: number;
  sha256: string;
  type: string;
}

/** How large it may be, bytes, and what is said of one that is larger. */
export interface SizeLimit {
  bytes: number;
  refusal: () => DomainError;
}

const FROM_DISK = /^E(NOSPC|DQUOT|FBIG|IO|ROFS|ACCES|MFILE|NFILE|NOENT)$/;

/**
 * Writes what comes into a file of its own and syncs it, as fast as it comes and without holding more than a few chunks, then
 * does `work` with it. Whatever happens, the file is not in `incoming` afterwards. Throws the limits' refusals, BAD_REQUEST where
 * the sender broke off.
 */
export async function receiveFile<T>(
  incoming: string,
  source: Readable,
  limits: SizeLimit[],
  work: (received: Received) => Promise<T>,
): Promise<T> {
  const file = path.join(incoming, randomUUID());
  const meter = new Meter((_bytes, size) => {
    const passed = limits.find((limit) => size > limit.bytes);
    if (passed) throw passed.refusal();
  });
  try {
    await pipeline(source, meter, createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true })).catch((error) => {
      // All else is said by the parser or the connection.
      if (error instanceof DomainError || FROM_DISK.test(codeOf(error))) throw error;
      throw new DomainError('BAD_REQUEST', 'The file did not come whole.');
    });
    return await work({ path: file, ...(await meter.measures()) });
  } finally {
    await rm(file, { force: true });
  }
}
