import { open, stat } from 'node:fs/promises';
import yauzl, { type ZipFile } from 'yauzl';
import { cursorOf, readDirectory, type ZipEntry, type ZipLimits } from './zip-directory.js';
import { invalid, ZipRefusal } from './zip-refusal.js';

/** What a ZIP ends with, without its comment, bytes. */
const END = 22;
/** What a directory that is continued in another format goes on with (APPNOTE.TXT 4.3.14). */
const ZIP64 = 0x06064b50;

/** A read of a disk takes less, milliseconds. */
const LAST_READS = 5000;

/** Opens a ZIP whose directory is sound, for `work`. Throws ZipRefusal. */
export async function withZip<T>(
  path: string,
  limits: ZipLimits,
  work: (zip: ZipFile, entries: ZipEntry[]) => Promise<T>,
): Promise<T> {
  const zip = await refuseFaults(() => yauzl.openPromise(path, { autoClose: false, decodeStrings: false }));
  try {
    const entries = await refuseFaults(async () => {
      const found = await readDirectory(zip, limits);
      await assertNothingBehind(path, zip);
      return found;
    });
    const result = await work(zip, entries);
    zip.close();
    return result;
  } catch (error) {
    // What was being read when it failed ends in its own time, and the library does not wait for it.
    setTimeout(() => zip.close(), LAST_READS).unref();
    throw error;
  }
}

/** What is between the directory and the end is hidden from who reads one of them, or makes it a ZIP64. */
async function assertNothingBehind(path: string, zip: ZipFile): Promise<void> {
  const { size } = await stat(path);
  const behind = size - END - zip.comment.length - cursorOf(zip);
  if (behind === 0) return;
  const file = await open(path);
  const { buffer } = await file.read(Buffer.alloc(4), 0, 4, cursorOf(zip)).finally(() => file.close());
  throw invalid(
    buffer.readUInt32LE() === ZIP64 ? 'is in the format ZIP64' : 'has bytes that belong to none of its entries',
  );
}

/** What the library says of an archive is said of the archive; what the disk says is not. */
export async function refuseFaults<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ZipRefusal || (error as NodeJS.ErrnoException).syscall) throw error;
    throw invalid(`is damaged, cut short or no ZIP: ${(error as Error).message.slice(0, 200)}`);
  }
}
