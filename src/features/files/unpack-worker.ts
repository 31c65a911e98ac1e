import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ZipFile } from 'yauzl';
import { limitOwnProcess } from '../../workers/own-limits.js';
import { Meter } from './meter.js';
import { openZip, readZip, refuseFaults } from './open-zip.js';
import type { ZipEntry, ZipLimits } from './zip-directory.js';
import { invalid, ZipRefusal } from './zip-refusal.js';

/** An archive, and the folder into which its files go, under names of ours. */
export interface UnpackTask {
  archive: string;
  folder: string;
  limits: ZipLimits;
  /** What all files may have together before the quota is used up, bytes. */
  left: number;
}

/** A file that was in the archive. It is synced. */
export interface Unpacked {
  /** Where it lay in the archive. */
  entryPath: string;
  /** Where it lies now. */
  path: string;
  size: number;
  sha256: string;
  type: string;
}

/** Files written at a time: most of the time is waiting for the disk. */
const AT_ONCE = 4;

limitOwnProcess(512);

/** Writes each file of an archive into the folder, and gives them in the archive's order. Throws ZipRefusal. */
export default async function unpack({ archive, folder, limits, left }: UnpackTask): Promise<Unpacked[]> {
  const entries = await readZip(archive, limits);
  await mkdir(folder, { mode: 0o700 });
  const budget = new Budget(limits.inflatedBytes, left);
  const files: Unpacked[] = [];
  const waiting = entries.entries();
  let fault: { error: unknown } | null = null;
  const lane = async () => {
    const zip = await openZip(archive);
    // Nothing is begun after the first fault, and what is under way ends before it is told.
    for (const [index, entry] of waiting) {
      try {
        files[index] = await extract(zip, entry, folder, budget);
      } catch (error) {
        fault ??= { error };
      }
      if (fault) break;
    }
    zip.close();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  if (fault) throw (fault as { error: unknown }).error;
  return files;
}

async function extract(
  zip: ZipFile,
  { path: entryPath, entry }: ZipEntry,
  folder: string,
  budget: Budget,
): Promise<Unpacked> {
  const file = path.join(folder, randomUUID());
  const meter = new Meter((bytes) => budget.take(bytes));
  // The library stops where there are more or fewer bytes than the directory says.
  await refuseFaults(async () => {
    const source = await zip.openReadStreamPromise(entry);
    await pipeline(source, meter, createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true }));
  });
  if (meter.crc !== entry.crc32) throw invalid(`is damaged: the checksum of ${entryPath} does not match`);
  return { entryPath, path: file, ...(await meter.measures()) };
}

/** Bytes that all files of the archive may still have: counted as they come, whatever the directory says. */
class Budget {
  private used = 0;

  constructor(
    private readonly inflatedBytes: number,
    private readonly left: number,
  ) {}

  take(bytes: number): void {
    this.used += bytes;
    if (this.used > this.inflatedBytes) {
      throw new ZipRefusal('PAYLOAD_TOO_LARGE', `What is in the archive has more than ${this.inflatedBytes} bytes.`);
    }
    if (this.used > this.left) throw new ZipRefusal('QUOTA_EXCEEDED', 'The storage quota is used up.');
  }
}
