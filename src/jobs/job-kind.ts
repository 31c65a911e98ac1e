import type { Context } from '../context.js';

/** What is to be done, before it has its row. */
export interface NewJob {
  kind: string;
  /** Of two jobs of one kind with the same key only the first is made; without a key each is. */
  key?: string;
  payload?: Record<string, unknown>;
  /** Not before; without it at once. */
  runAt?: Date;
}

/** A kind of work, and how it is done. */
export interface JobKind {
  /** What rows of it are called; never changed, for rows outlive the code. */
  readonly kind: string;
  /** When one is made by itself: a cron pattern in the installation's time zone. */
  readonly schedule?: string;
  /** How often it is tried before it counts as failed. */
  readonly tries?: number;
  /** How many of it a node does at a time, in lanes of its own: for work that waits for servers of others, which keeps nothing else waiting. */
  readonly lanes?: number;
  /**
   * Does it, a few lines over operations. It may run again after it was cut off anywhere, so whatever it does it can do twice. Its
   * transactions are refused once another node has its job. signal: the node stops, or the job was lost; end soon.
   */
  run(ctx: Context, payload: Record<string, unknown>, signal: AbortSignal): Promise<unknown>;
}
