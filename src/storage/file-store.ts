import type { Readable } from 'node:stream';

/** Bytes of a file, the first and the last, both counted from 0 and inclusive (RFC 9110 §14.1.2). */
export interface ByteRange {
  start: number;
  end: number;
}

/** A file in `incoming`, and the key under which it is kept. */
export interface KeptFile {
  path: string;
  key: string;
}

/** A file as the store lists it. */
export interface StoredObject {
  key: string;
  modifiedAt: Date;
}

/**
 * Where the bytes of files lie, whole and unchanged under keys of ours (`originals/3f/<id>`): on a disk, or in a bucket. What is
 * received comes into the folder `incoming` first, on a disk of this machine.
 */
export interface FileStore {
  /** Absolute. Each file in it is of one upload under way, or left over from one that broke off. */
  readonly incoming: string;
  /** Where it is, for the log and for errors of the start. */
  readonly place: string;
  /** Takes files that are complete and synced out of `incoming`. When it resolves, they outlive a crash. */
  keep(files: readonly KeptFile[]): Promise<void>;
  /** The bytes, or a part of them. Throws where there is no such file. */
  read(key: string, range?: ByteRange): Promise<Readable>;
  /** Puts a copy where another program can read it, for `work`, and takes it away again. */
  lend<T>(key: string, work: (path: string) => Promise<T>): Promise<T>;
  /** Does nothing where there is no such file. */
  remove(key: string): Promise<void>;
  /** All files under a prefix that ends with a slash. */
  list(prefix: string): AsyncIterable<StoredObject>;
  /** A short text under a key; null where there is none. */
  readText(key: string): Promise<string | null>;
  writeText(key: string, text: string): Promise<void>;
  close(): void;
}

/** The folder of a file below `originals/` or `previews/`: the end of an id is random, its beginning is a time. */
export function folderOf(id: string): string {
  return id.slice(-2);
}
