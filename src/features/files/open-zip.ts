import { open, stat } from 'node:fs/promises';
import yauzl, { type ZipFile } from 'yauzl';
import { cursorOf, readDirectory, type ZipEntry, type ZipLimits } from './zip-directory.js';
import { invalid, ZipRefusal } from './zip-refusal.js';

/** What a ZIP ends with, without its comment, bytes. */
const END = 22;
/** What a directory that is continued in another format goes on with (APPNOTE.TXT 4.3.14). */
const ZIP64 = 0x06064b50;

/** The entries of a ZIP whose directory is sound. Throws ZipRefusal. */
export function readZip(path: string, limits: ZipLimits): Promise<ZipEntry[]> {
  return refuseFaults(async () => {
    const zip = await openZip(path);
    try {
      const entries = await readDirectory(zip, limits);
      await assertNothingBehind(path, zip);
      return entries;
    } finally {
      zip.close();
    }
  });
}

/**
 * Opens a ZIP to read its entries, one at a time: in yauzl 3.4 a reader that is given up while it waits for another one's read of
 * the same descriptor ends the process.
 */
export function openZip(path: string): Promise<ZipFile> {
  return yauzl.openPromise(path, { autoClose: false, decodeStrings: false });
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
    throw invalid(`is damaged, cut short or no ZIP${reasonOf((error as Error).message)}`);
  }
}

/** Without an end there is nothing more to be said than that, and a sentence has one full stop. */
function reasonOf(said: string): string {
  return said.startsWith('End of central directory') ? '' : `: ${said.slice(0, 200).replace(/\.$/, '')}`;
}
