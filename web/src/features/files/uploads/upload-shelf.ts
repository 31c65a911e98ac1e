import type { FileFactsFragment } from '../../../generated/documents.js';
import type { Database } from '../../../offline/database.js';
import type { KeptUpload } from './upload.js';

/** Bytes of files that the device keeps until they are on the server. */
const ROOM = 100_000_000;

/** Files on their way, as the device keeps them over reloads and killed tabs. */
export class UploadShelf {
  private written: Promise<unknown> = Promise.resolve();

  constructor(private readonly database: Database | null) {}

  /** Whether the file is kept: not where there is no room for it. */
  put(key: string, name: string, blob: Blob): Promise<boolean> {
    const writing = this.written.then(async () => {
      if (!this.database || (await this.used()) + blob.size > ROOM) return false;
      const unpack = null;
      const row = { key, name, size: blob.size, unpack, blob, file: null, addedAt: new Date().toISOString() };
      await this.database.put('uploads', row);
      return true;
    });
    const isKept = writing.catch(() => false); // the disk is full, or the file is gone from it
    this.written = isKept;
    return isKept;
  }

  async get(key: string): Promise<KeptUpload | undefined> {
    return this.database?.get('uploads', key);
  }

  /** What was decided of an archive. */
  decide(key: string, unpack: boolean): Promise<void> {
    return this.write(async (database) => {
      const row = await database.get('uploads', key);
      if (row) await database.put('uploads', { ...row, unpack });
    });
  }

  /** Its bytes are on the server, and no longer kept here. */
  finish(key: string, file: FileFactsFragment): Promise<void> {
    return this.write(async (database) => {
      const { name, size } = file;
      const addedAt = new Date().toISOString();
      await database.put('uploads', { key, name, size, unpack: null, blob: null, file, addedAt });
    });
  }

  remove(key: string): Promise<void> {
    return this.write((database) => database.delete('uploads', key));
  }

  /** After whatever was begun before. */
  private write(work: (database: Database) => Promise<void>): Promise<void> {
    const writing = this.written.then(() => this.database && work(this.database)).catch(() => {});
    this.written = writing;
    return writing as Promise<void>;
  }

  private async used(): Promise<number> {
    const rows = await this.database!.getAll('uploads');
    return rows.reduce((sum, { blob }) => sum + (blob?.size ?? 0), 0);
  }
}
