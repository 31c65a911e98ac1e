import type { Entry, ZipFile } from 'yauzl';
import { foldPath, pathOf } from './zip-paths.js';
import { invalid, ZipRefusal } from './zip-refusal.js';

/** What an archive may hold. Sizes in bytes. */
export interface ZipLimits {
  files: number;
  fileBytes: number;
  inflatedBytes: number;
}

/** A file in an archive. */
export interface ZipEntry {
  path: string;
  entry: Entry;
}

/** How much larger than its packed bytes a file may be, where it is more than a little. */
const MAX_RATIO = 100;
const A_LITTLE = 1024 * 1024;

const LOCAL_HEADER = 30;
const ZIP64_FIELD = 1;
const STORED = 0;
const DEFLATED = 8;

/**
 * Reads the central directory and finds fault with it before anything is inflated. Gives the files in its order, without folders.
 * Throws ZipRefusal.
 */
export async function readDirectory(zip: ZipFile, limits: ZipLimits): Promise<ZipEntry[]> {
  // Folders have entries too; no archive of files alone has more of them than files.
  if (zip.entryCount > 2 * limits.files) throw invalid(`has more than ${limits.files} files`);
  const seen = new Set<string>();
  const files: ZipEntry[] = [];
  const all: Entry[] = [];
  const directoryStart = cursorOf(zip);
  for await (const entry of zip.eachEntry()) {
    const path = pathOf(entry);
    assertPlain(entry, path);
    assertRatio(entry.uncompressedSize, entry.compressedSize, path, limits);
    if (seen.has(foldPath(path))) throw invalid(`has two entries of one name: ${path}`);
    seen.add(foldPath(path));
    all.push(entry);
    if (!path.endsWith('/')) files.push({ path, entry });
  }
  if (files.length > limits.files) throw invalid(`has more than ${limits.files} files`);
  assertApart(all, directoryStart);
  const inflated = sum(all.map((entry) => entry.uncompressedSize));
  assertRatio(inflated, sum(all.map((entry) => entry.compressedSize)), 'all together', {
    ...limits,
    fileBytes: limits.inflatedBytes,
  });
  return files;
}

/** Where the next entry of the directory is read: its types call the number a boolean. */
export function cursorOf(zip: ZipFile): number {
  return Number(zip.readEntryCursor);
}

/** A file or folder by itself, packed as everybody packs. */
function assertPlain(entry: Entry, path: string): void {
  const { generalPurposeBitFlag: flags, compressionMethod, externalFileAttributes, extraFields } = entry;
  // Encrypted, strongly encrypted, with a masked directory (APPNOTE.TXT 4.4.4).
  if (flags & 0x2041) throw invalid(`is encrypted: ${path}`);
  if (compressionMethod !== STORED && compressionMethod !== DEFLATED) {
    throw invalid(`is packed in a way that is not known here: ${path}`);
  }
  if (extraFields.some(({ id }) => id === ZIP64_FIELD)) throw invalid('is in the format ZIP64');
  // The upper half is what Unix says of a file: nothing, a regular file or a folder.
  const kind = (externalFileAttributes >>> 16) & 0xf000;
  if (kind !== 0 && kind !== 0x8000 && kind !== 0x4000)
    throw invalid(`has an entry that is a link or a device: ${path}`);
}

function assertRatio(inflated: number, packed: number, path: string, { fileBytes }: ZipLimits): void {
  if (inflated > fileBytes) {
    throw new ZipRefusal('PAYLOAD_TOO_LARGE', `What is in the archive has more than ${fileBytes} bytes: ${path}.`);
  }
  if (inflated > A_LITTLE && inflated > MAX_RATIO * packed) {
    throw invalid(`grows to more than ${MAX_RATIO} times its size: ${path}`);
  }
}

/** Entries that share bytes grow without end. */
function assertApart(entries: Entry[], directoryStart: number): void {
  const byPlace = entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  let end = 0;
  for (const { relativeOffsetOfLocalHeader: start, fileNameLength, compressedSize } of byPlace) {
    if (start < end) throw invalid('has entries that overlap');
    end = start + LOCAL_HEADER + fileNameLength + compressedSize;
  }
  if (end > directoryStart) throw invalid('has entries that overlap');
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
