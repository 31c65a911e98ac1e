import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { ImportError } from '../import-error.js';

const MAX_ENTRIES = 250_000;
const MAX_ENTRY_BYTES = 64 * 1024 * 1024;

/** What of an entry is kept, because there are many: the whole of it takes over twice the memory. */
type Location = Pick<
  Entry,
  | 'relativeOffsetOfLocalHeader'
  | 'compressedSize'
  | 'uncompressedSize'
  | 'compressionMethod'
  | 'generalPurposeBitFlag'
  | 'crc32'
>;

/** A ZIP file opened for reading one entry at a time. */
export class ZipArchive {
  private constructor(
    private readonly file: ZipFile,
    private readonly entries: Map<string, Location>,
  ) {}

  /** Reads the central directory. Throws ImportError for what is no ZIP, has over 250,000 entries or unusable names. */
  static async open(path: string): Promise<ZipArchive> {
    const name = basename(path);
    const file = await openFile(path, name);
    try {
      return new ZipArchive(file, await readDirectory(file, name));
    } catch (error) {
      file.close();
      throw error;
    }
  }

  /** Paths of the files, folders left out, in the order of the ZIP. */
  get names(): IterableIterator<string> {
    return this.entries.keys();
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** The inflated bytes of one entry. Throws ImportError when it is absent, damaged, encrypted or over 64 MiB. */
  async read(name: string): Promise<Buffer> {
    const location = this.entries.get(name);
    if (!location) throw new ImportError(name, 'is missing');
    const entry = Object.assign(new yauzl.Entry(), location);
    if (entry.isEncrypted()) throw new ImportError(name, 'is encrypted');
    try {
      return await inflate(await this.file.openReadStreamPromise(entry), name, entry.crc32);
    } catch (error) {
      if (error instanceof ImportError) throw error;
      throw new ImportError(name, `is damaged (${(error as Error).message})`);
    }
  }

  close(): void {
    this.file.close();
  }
}

async function openFile(path: string, name: string): Promise<ZipFile> {
  try {
    // Slack writes names in UTF-8 without the flag that says so; yauzl would read them as CP437.
    return await yauzl.openPromise(path, { autoClose: false, decodeStrings: false });
  } catch (error) {
    const { syscall, message } = error as NodeJS.ErrnoException;
    throw new ImportError(name, syscall ? message : `is not a ZIP file or is cut short (${message})`);
  }
}

async function readDirectory(file: ZipFile, name: string): Promise<Map<string, Location>> {
  if (file.entryCount > MAX_ENTRIES) throw new ImportError(name, `has more than ${MAX_ENTRIES} entries`);
  const entries = new Map<string, Location>();
  try {
    for await (const entry of file.eachEntry()) {
      const path = decodePath(entry.fileNameRaw, name);
      if (entries.has(path)) throw new ImportError(path, 'is in the ZIP twice');
      if (!path.endsWith('/')) entries.set(path, locate(entry));
    }
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw new ImportError(name, `has a damaged directory (${(error as Error).message})`);
  }
  return entries;
}

function locate(entry: Entry): Location {
  const { relativeOffsetOfLocalHeader, compressedSize, uncompressedSize } = entry;
  const { compressionMethod, generalPurposeBitFlag, crc32 } = entry;
  return {
    relativeOffsetOfLocalHeader,
    compressedSize,
    uncompressedSize,
    compressionMethod,
    generalPurposeBitFlag,
    crc32,
  };
}

function decodePath(raw: Buffer, zipName: string): string {
  const path = raw.toString('utf8').replaceAll('\\', '/');
  if (path.includes('\uFFFD')) throw new ImportError(zipName, `an entry's name is not UTF-8: ${JSON.stringify(path)}`);
  const fault = yauzl.validateFileName(path);
  if (fault) throw new ImportError(zipName, `an entry's name is not usable: ${JSON.stringify(path)}`);
  return path;
}

/** Counts bytes while they come: the size that the directory declares may be a lie. yauzl leaves the CRC to its user. */
async function inflate(stream: Readable, name: string, expectedCrc: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  let crc = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_ENTRY_BYTES) throw new ImportError(name, `is larger than ${MAX_ENTRY_BYTES / 1024 / 1024} MiB`);
    crc = crc32(chunk, crc);
    chunks.push(chunk);
  }
  if (crc !== expectedCrc) throw new ImportError(name, 'is damaged (its checksum does not match)');
  return Buffer.concat(chunks, size);
}
