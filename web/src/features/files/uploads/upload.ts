import type { Failure } from '../../../api/errors.js';
import type { FileFactsFragment } from '../../../generated/documents.js';

/** A file that was chosen here, and how far it is. key: its name on this device. */
export interface Upload {
  key: string;
  name: string;
  /** Bytes. */
  size: number;
  /** `asking`: whether it shall be unpacked. `waiting`: for its turn, or for the network. `failed`: the server refused it, for the reason in `failure`. */
  status: 'asking' | 'waiting' | 'uploading' | 'done' | 'failed';
  /** The part that is gone, 0 to 1. */
  progress: number;
  failure: Failure | null;
  /** What it is on the server, once it is there. */
  file: FileFactsFragment | null;
  /** A picture as it lies here, `blob:`. */
  picture: string | null;
  /** Of an archive: whether the server makes files of what is in it; null while that is not decided. */
  unpack: boolean | null;
  /** Whether it outlives this tab. */
  isKept: boolean;
}

/** What the device keeps of one. blob: until it is on the server. */
export interface KeptUpload {
  key: string;
  name: string;
  size: number;
  unpack: boolean | null;
  blob: Blob | null;
  file: FileFactsFragment | null;
  /** ISO 8601. */
  addedAt: string;
}

/** What a message on its way knows of its files, for it to be shown before they are read. */
export type OutgoingFile = Pick<Upload, 'key' | 'name' | 'size'>;
