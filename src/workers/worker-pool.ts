import PQueue from 'p-queue';
import Tinypool from 'tinypool';
import { workerEnvironment } from '../config.js';

/** A process without work ends after so long, milliseconds. */
const IDLE = 30_000;

/** What a pool runs. */
export interface Work {
  /** The module whose default export does a task: a path without its extension, which is that of this very program. */
  entry: string;
  processes: number;
  /** A task may take so long once it has begun. */
  seconds: number;
}

/** Whose turn comes first. */
export type Turn = 'next' | 'later';

/** Thrown where a task did not end by itself: its process crashed, took too much memory or too long, or the server stops. */
export class WorkerLost extends Error {}

/**
 * Runs tasks in processes of their own, each one at a time: whatever a hostile file does to a library, the server goes on. Tasks
 * and results are plain and small.
 */
export class WorkerPool<T, R> {
  private readonly pool: Tinypool;
  private readonly queue: PQueue;
  private isClosed = false;

  constructor(private readonly work: Work) {
    this.queue = new PQueue({ concurrency: work.processes });
    this.pool = new Tinypool({
      runtime: 'child_process',
      filename: work.entry + import.meta.filename.slice(import.meta.filename.lastIndexOf('.')),
      minThreads: 0,
      maxThreads: work.processes,
      idleTimeout: IDLE,
      env: workerEnvironment(),
      // What the server itself was started with, as a debugger, is not for them.
      execArgv: [],
    });
    // Of a process that ended between two tasks; the next task gets a new one.
    this.pool.on('error', () => {});
  }

  /** Throws WorkerLost, and what the task itself threw, as a plain object with `name` and `message`. */
  run(task: T, turn: Turn = 'next'): Promise<R> {
    return this.queue.add(() => this.runNow(task), { priority: turn === 'next' ? 1 : 0 });
  }

  /** Ends all processes; tasks that wait or run are lost. */
  async close(): Promise<void> {
    this.isClosed = true;
    await this.pool.destroy();
    await this.queue.onIdle();
  }

  private async runNow(task: T): Promise<R> {
    if (this.isClosed) throw new WorkerLost('the server stops');
    const signal = AbortSignal.timeout(this.work.seconds * 1000);
    try {
      return await this.pool.run(task, { signal });
    } catch (error) {
      if (signal.aborted) throw new WorkerLost(`took more than ${this.work.seconds} s`);
      // What crosses from a process is no Error; what tells of one is.
      if (error instanceof Error) throw new WorkerLost(error.message);
      throw error;
    }
  }
}
