import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { Disk } from 'flydrive';
import { S3Driver } from 'flydrive/drivers/s3';
import pLimit from 'p-limit';
import type { S3Config } from '../config.js';
import type { FileStore } from './file-store.js';
import { listObjects } from './list-objects.js';

/** Files on their way to the bucket at a time. */
const AT_ONCE = 8;

/** Files in a bucket of S3 or of what speaks like it. folder: where they are received before they go there. */
export async function openS3Store(s3: S3Config, folder: string): Promise<FileStore> {
  const incoming = path.resolve(folder, 'incoming');
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  const client = new S3Client({
    region: s3.region,
    ...(s3.credentials && { credentials: s3.credentials }),
    // Names of buckets are parts of host names at Amazon alone.
    ...(s3.endpoint && { endpoint: s3.endpoint, forcePathStyle: true }),
    // Others do not know the checksums that Amazon's client adds by itself.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  // Who may read a bucket is said by its policy; lists of rights on each object are switched off in new ones.
  const disk = new Disk(new S3Driver({ client, bucket: s3.bucket, visibility: 'private', supportsACL: false }));

  async function read(key: string, range?: { start: number; end: number }): Promise<Readable> {
    if (!range) return disk.getStream(key);
    // flydrive reads whole files only.
    const command = new GetObjectCommand({ Bucket: s3.bucket, Key: key, Range: `bytes=${range.start}-${range.end}` });
    return (await client.send(command)).Body as Readable;
  }

  return {
    incoming,
    place: `${s3.endpoint ?? 's3:'}//${s3.bucket}`,
    async keep(files) {
      await pLimit(AT_ONCE).map(files, async (file) => {
        const { size } = await stat(file.path);
        const options = { contentLength: size, contentType: 'application/octet-stream' };
        await disk.putStream(file.key, createReadStream(file.path), options);
        await rm(file.path);
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
    remove: (key) => disk.delete(key),
    list: (prefix) => listObjects(disk, prefix),
    readText: async (key) => ((await disk.exists(key)) ? disk.get(key) : null),
    writeText: (key, text) => disk.put(key, text, { contentType: 'text/plain' }),
    close: () => client.destroy(),
  };
}
