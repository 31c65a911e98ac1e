import pLimit from 'p-limit';
import { ask } from '../../../api/ask.js';
import { ApiError, failureOf, isPassing, NetworkError } from '../../../api/errors.js';
import { session } from '../../../api/session.js';
import {
  DeleteFileDocument,
  type FileFactsFragment,
  UploadArchiveDocument,
  UploadFileDocument,
} from '../../../generated/documents.js';
import { connection } from '../../../live/connection.js';
import { cell } from '../../../state/cell.js';
import { sendFile } from './send-file.js';
import type { Upload } from './upload.js';
import type { UploadShelf } from './upload-shelf.js';

/** Uploads at the same time: more would only make each of them slower. */
const AT_ONCE = 2;
/** After what an upload that the network broke is begun again while everything else goes well, milliseconds. */
const AGAIN = 5000;
/** What browsers show as it lies on the disk. */
const SHOWN = /^image\/(png|jpeg|gif|webp|avif)$/;

/** The files that were chosen in this tab, or left by an earlier visit, on their way to the server. */
export class Uploads {
  private readonly uploads = cell<ReadonlyMap<string, Upload>>(new Map());
  private readonly blobs = new Map<string, Blob>();
  private readonly running = new Map<string, { done: Promise<FileFactsFragment>; abort: AbortController }>();
  private readonly turn = pLimit(AT_ONCE);
  private readonly stopWatching: () => void;

  constructor(private readonly shelf: UploadShelf) {
    this.stopWatching = connection.subscribe(() => connection.current() === 'live' && this.startWaiting());
  }

  /** By key. The same map until something changes. */
  readonly current = this.uploads.current;
  readonly subscribe = this.uploads.subscribe;

  /** Takes files, and begins to upload them. Gives their keys. */
  add(files: readonly File[]): string[] {
    return files.map((file) => {
      const key = crypto.randomUUID();
      this.blobs.set(key, file);
      const picture = SHOWN.test(file.type) ? URL.createObjectURL(file) : null;
      this.show({ ...fresh, key, name: file.name, size: file.size, picture });
      void this.shelf.put(key, file.name, file).then((isKept) => this.change(key, { isKept }));
      if (isArchive(file.name)) this.change(key, { status: 'asking' });
      else this.start(key);
      return key;
    });
  }

  /** Takes up what an earlier visit left, and goes on with it. Gives the keys of what is still here. */
  async restore(keys: readonly string[]): Promise<string[]> {
    for (const key of keys) {
      if (this.current().has(key)) continue;
      const kept = await this.shelf.get(key);
      if (!kept || this.current().has(key)) continue;
      const { name, size, unpack, file, blob } = kept;
      if (blob) this.blobs.set(key, blob);
      const picture = blob && SHOWN.test(blob.type) ? URL.createObjectURL(blob) : null;
      const isAsking = !file && unpack === null && isArchive(name);
      const status = file ? 'done' : isAsking ? 'asking' : 'waiting';
      this.show({ ...fresh, key, name, size, unpack, file, picture, status, isKept: true });
      if (status === 'waiting') this.start(key);
    }
    return keys.filter((key) => this.current().has(key));
  }

  /** Brings a file to the server, if it is not there. Throws NetworkError, and ApiError: also for what is gone from the device. */
  async finish(key: string): Promise<FileFactsFragment> {
    await this.restore([key]);
    const upload = this.current().get(key);
    if (!upload) throw new ApiError({ message: 'The file is gone.', extensions: { code: 'FILE_LOST' } });
    return upload.file ?? this.run(key);
  }

  readonly retry = (key: string): void => this.start(key);

  /** Decides what becomes of an archive, and begins to upload it. */
  readonly decide = (key: string, unpack: boolean): void => {
    this.change(key, { unpack });
    void this.shelf.decide(key, unpack);
    this.start(key);
  };

  /** Takes a file away that goes nowhere: an upload is stopped, and what came of it deleted. */
  readonly discard = async (key: string): Promise<void> => {
    this.running.get(key)?.abort.abort(new DOMException('No longer wanted.', 'AbortError'));
    const known = this.current().get(key);
    this.forget(key);
    const { file } = known ?? (await this.shelf.get(key)) ?? {};
    if (!file) return;
    // What cannot be deleted now goes with the server's clean-up, for nothing refers to it.
    const token = await session.token().catch(() => null);
    if (token) await ask(DeleteFileDocument, { input: { id: file.id } }, token).catch(() => {});
  };

  /** Takes it off the device, as once it is where it was meant for. */
  readonly forget = (key: string): void => {
    const picture = this.current().get(key)?.picture;
    const rest = new Map(this.current());
    rest.delete(key);
    this.uploads.become(rest);
    this.blobs.delete(key);
    void this.shelf.remove(key);
    // What was just sent is shown by it until its preview has come.
    if (picture) setTimeout(() => URL.revokeObjectURL(picture), 60_000);
  };

  close(): void {
    this.stopWatching();
    for (const { abort } of this.running.values()) abort.abort(new NetworkError());
  }

  private startWaiting(): void {
    for (const { key, status } of this.current().values()) if (status === 'waiting') this.start(key);
  }

  /** What comes of it is shown. */
  private start(key: string): void {
    this.run(key).catch((error) => {
      if (!isPassing(error) || connection.current() !== 'live') return;
      setTimeout(() => this.current().get(key)?.status === 'waiting' && this.start(key), AGAIN);
    });
  }

  private run(key: string): Promise<FileFactsFragment> {
    const known = this.running.get(key);
    if (known) return known.done;
    const abort = new AbortController();
    this.change(key, { status: 'waiting', failure: null });
    const done = this.turn(() => this.upload(key, abort.signal)).finally(() => this.running.delete(key));
    this.running.set(key, { done, abort });
    return done;
  }

  private async upload(key: string, signal: AbortSignal): Promise<FileFactsFragment> {
    try {
      signal.throwIfAborted();
      this.change(key, { status: 'uploading', progress: 0 });
      const file = await this.send(key, signal);
      this.change(key, { status: 'done', progress: 1, file, isKept: true });
      this.blobs.delete(key);
      await this.shelf.finish(key, file);
      return file;
    } catch (error) {
      if (isPassing(error)) this.change(key, { status: 'waiting', progress: 0 });
      else this.change(key, { status: 'failed', failure: failureOf(error) });
      throw error;
    }
  }

  private async send(key: string, signal: AbortSignal): Promise<FileFactsFragment> {
    const { name, unpack } = this.current().get(key)!;
    const onProgress = (progress: number) => this.change(key, { progress });
    const parcel = { blob: this.blobs.get(key)!, name, onProgress, signal };
    if (unpack) return (await sendFile({ ...parcel, document: UploadArchiveDocument })).uploadArchive.archive;
    return (await sendFile({ ...parcel, document: UploadFileDocument })).uploadFile.file;
  }

  private change(key: string, changes: Partial<Upload>): void {
    const upload = this.current().get(key);
    if (upload) this.show({ ...upload, ...changes });
  }

  private show(upload: Upload): void {
    this.uploads.become(new Map(this.current()).set(upload.key, upload));
  }
}

const fresh = { status: 'waiting', progress: 0, failure: null, file: null, unpack: null, isKept: false } as const;

const isArchive = (name: string) => /\.zip$/i.test(name);
