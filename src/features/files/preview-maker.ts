import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { sql } from 'kysely';
import { change, query } from '../../db/query.js';
import type { Limits } from '../../limits.js';
import type { Logger } from '../../shared/logger.js';
import type { FileStore } from '../../storage/file-store.js';
import { type Turn, WorkerLost, WorkerPool } from '../../workers/worker-pool.js';
import { originalKey, PREVIEW_SIZES, type PreviewSize, previewKey } from './file-keys.js';
import type { PreviewResult, PreviewTask } from './preview-worker.js';

/** A picture may take so long, seconds, where the worker's own limit of its cost does not end it: the machine may be busy, or its disk. */
const PATIENCE = 60;
/** Rows of files looked up at a time; from a bucket each lies copied here meanwhile. */
const BATCH = 16;

/** What previews are made with. */
interface Tools {
  em: SqlEntityManager;
  store: FileStore;
  limits: Limits;
  logger: Logger;
}

/**
 * Makes the previews of pictures in processes of their own. What is to be made stands in the files' rows, so that a stop or a crash
 * loses none: the next start goes on.
 */
export class PreviewMaker {
  private readonly pool = new WorkerPool<PreviewTask, PreviewResult>({
    entry: path.join(import.meta.dirname, 'preview-worker'),
    processes: availableParallelism(),
    seconds: PATIENCE,
  });
  private readonly underWay = new Map<string, Promise<void>>();
  private catchingUp: Promise<void> | null = null;
  private isClosing = false;

  constructor(private readonly tools: Tools) {}

  /** Makes those of one file; resolves when its row says what came of it. Never rejects. */
  make(fileId: string, turn: Turn): Promise<void> {
    const known = this.underWay.get(fileId);
    if (known) return known;
    const making = this.makeAndNote(fileId, turn).finally(() => this.underWay.delete(fileId));
    this.underWay.set(fileId, making);
    return making;
  }

  /** Makes all that are still to be made, one after the other, when nothing else is. Never rejects. */
  catchUp(): Promise<void> {
    this.catchingUp ??= this.makePending()
      .catch((error) => this.warn('pictures wait for their previews until the next start', error))
      .finally(() => {
        this.catchingUp = null;
      });
    return this.catchingUp;
  }

  async close(): Promise<void> {
    this.isClosing = true;
    await this.pool.close();
    await Promise.all([...this.underWay.values(), this.catchingUp]);
  }

  private async makePending(): Promise<void> {
    let last = '00000000-0000-0000-0000-000000000000';
    while (!this.isClosing) {
      const files = await query(
        this.tools,
        sql<{
          id: string;
        }>`select id from files where preview_status = 'PENDING' and id > ${last} order by id limit ${BATCH}`,
      );
      if (files.length === 0) return;
      await Promise.all(files.map(({ id }) => this.make(id, 'later')));
      last = files.at(-1)!.id;
    }
  }

  private async makeAndNote(fileId: string, turn: Turn): Promise<void> {
    try {
      const made = await this.makeFiles(fileId, turn).catch((error) => {
        // A picture that cannot be had, or not safely. What is wrong with a disk or a network is thrown as an Error.
        if (this.isClosing || (error instanceof Error && !(error instanceof WorkerLost))) throw error;
        this.tools.logger.info({ fileId, reason: String(error.message) }, 'no previews of a file');
        return null;
      });
      await this.note(fileId, made);
    } catch (error) {
      if (!this.isClosing) this.warn('a picture waits for its previews until the next start', error);
    }
  }

  private async makeFiles(fileId: string, turn: Turn): Promise<PreviewResult> {
    const { store, limits } = this.tools;
    const sizes = Object.keys(PREVIEW_SIZES) as PreviewSize[];
    const previews = sizes
      .map((size) => ({ size, pixels: PREVIEW_SIZES[size], path: path.join(store.incoming, randomUUID()) }))
      .sort((a, b) => b.pixels - a.pixels);
    try {
      const result = await store.lend(originalKey(fileId), (source) =>
        this.pool.run({ source, maxPixels: limits.imagePixels, previews }, turn),
      );
      await store.keep(previews.map(({ path, size }) => ({ path, key: previewKey(fileId, size) })));
      return result;
    } finally {
      for (const preview of previews) await rm(preview.path, { force: true });
    }
  }

  private async note(fileId: string, made: PreviewResult | null): Promise<void> {
    const status = made ? 'READY' : 'FAILED';
    await change(
      { em: this.tools.em.fork() },
      sql`update files set preview_status = ${status}, width = ${made?.width ?? null}, height = ${made?.height ?? null}
        where id = ${fileId} and preview_status = 'PENDING'`,
    );
  }

  private warn(message: string, error: unknown): void {
    this.tools.logger.warn({ error: String(error) }, message);
  }
}
