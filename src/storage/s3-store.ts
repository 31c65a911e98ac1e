import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { Disk } from 'flydrive';
import { S3Driver } from 'flydrive/drivers/s3';
import pLimit from 'p-limit';
import type { S3Config } from '../config.js';
import type { Logger } from '../shared/logger.js';
import { explainFaults } from './bucket-faults.js';
import type { ByteRange, FileStore } from './file-store.js';
import { listObjects } from './list-objects.js';

/** Files on their way to the bucket at a time. */
const AT_ONCE = 8;
/** An answer begins within so long, milliseconds; a request that fails so is made three times. */
const PATIENCE = 3000;
/** What is sent has longer: it goes at least so fast, bytes a millisecond. */
const SLOWEST = 1000;
const SILENT = { trace() {}, debug() {}, info() {}, warn() {}, error() {} };

/**
 * Files in a bucket of S3 or of what speaks like it. folder: where they are received before they go there. What reads and writes
 * throws UNAVAILABLE while the bucket does not answer, STORAGE_FULL where it has no room.
 */
export async function openS3Store(s3: S3Config, folder: string, logger: Logger): Promise<FileStore> {
  const { bucket: Bucket, endpoint } = s3;
  const place = `${endpoint ?? 's3:/'}/${Bucket}`;
  const incoming = path.resolve(folder, 'incoming');
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  const client = new S3Client({
    region: s3.region,
    ...(s3.credentials && { credentials: s3.credentials }),
    // Names of buckets are parts of host names at Amazon alone.
    ...(endpoint && { endpoint, forcePathStyle: true }),
    // Others do not know the checksums that Amazon's client adds by itself.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    // What fails is logged once, where it is explained.
    logger: SILENT,
    requestHandler: { connectionTimeout: PATIENCE, requestTimeout: PATIENCE, throwOnRequestTimeout: true },
  });
  // Who may read a bucket is said by its policy; lists of rights on each object are switched off in new ones.
  const disk = new Disk(new S3Driver({ client, bucket: Bucket, visibility: 'private', supportsACL: false }));

  /** flydrive reads whole files only. */
  async function read(Key: string, range?: ByteRange): Promise<Readable> {
    const Range = range && `bytes=${range.start}-${range.end}`;
    const { Body } = await explainFaults(logger, client.send(new GetObjectCommand({ Bucket, Key, Range })));
    return Body as Readable;
  }

  /** Nor can it be told how long a file may take. */
  async function send(file: string, Key: string): Promise<void> {
    const { size } = await stat(file);
    const ContentType = 'application/octet-stream';
    const Body = createReadStream(file);
    const put = new PutObjectCommand({ Bucket, Key, Body, ContentLength: size, ContentType });
    await explainFaults(logger, client.send(put, { requestTimeout: PATIENCE + size / SLOWEST }));
  }

  return {
    incoming,
    place,
    async keep(files) {
      await pLimit(AT_ONCE).map(files, async ({ path, key }) => {
        await send(path, key);
        await rm(path);
      });
    },
    read,
    async lend(key, work) {
      const copy = path.join(incoming, randomUUID());
      try {
        await pipeline(await read(key), createWriteStream(copy, { mode: 0o600 }));
        return await work(copy);
      } finally {
        await rm(copy, { force: true });
      }
    },
    remove: (key) => explainFaults(logger, disk.delete(key)),
    list: (prefix) => listObjects(disk, prefix),
    readText: async (key) => {
      const isThere = await disk.exists(key).catch((error: Error) => {
        throw new Error(`S3_BUCKET: the bucket ${place} cannot be read: ${error.cause ?? error.message}`);
      });
      return isThere ? disk.get(key) : null;
    },
    writeText: (key, text) => disk.put(key, text, { contentType: 'text/plain' }),
    close: () => client.destroy(),
  };
}
