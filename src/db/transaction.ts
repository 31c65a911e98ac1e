import type { Context } from '../context.js';
import { type NewEvent, readHead, writeLog } from '../events/append.js';
import { encodeLogCursor, type LogPosition } from '../shared/cursors.js';

/** A Context on a transaction. What it appends becomes the last thing written before COMMIT. */
export interface Transaction extends Context {
  /** Collects an event; it gets its number at the end of the transaction. */
  append(event: NewEvent): void;
  /**
   * Collects a check to be made when this change has its place in the log: whatever comes before it there is committed
   * by then and is seen. It throws what undoes the change. For rights that many use at once, where locking the rows
   * that give them would have whoever takes them away wait for ever.
   */
  confirm(check: () => Promise<unknown>): void;
}

/** What a change gave, and the position of the log right after it. */
export interface Committed<T> {
  value: T;
  cursor: string;
}

/**
 * The only way to write: runs `work`, flushes, takes the log's head last, commits, then wakes whoever follows the log.
 * Inside: no hashing, no foreign I/O. `beforeCommit` is given the log's position once it is known.
 */
export async function inTransaction<T>(
  ctx: Context,
  work: (tx: Transaction) => Promise<T>,
  beforeCommit?: (tx: Transaction, value: T, head: LogPosition) => Promise<void>,
): Promise<Committed<T>> {
  const events: NewEvent[] = [];
  const checks: (() => Promise<unknown>)[] = [];
  const done = await ctx.em.fork().transactional(async (em) => {
    const tx: Transaction = {
      ...ctx,
      em,
      loaders: new Map(),
      append: (event) => void events.push(event),
      confirm: (check) => void checks.push(check),
    };
    const value = await work(tx);
    const head = events.length > 0 ? await writeLog(tx, events) : await flushOnly(tx);
    tx.loaders.clear();
    for (const check of checks) await check();
    await beforeCommit?.(tx, value, head);
    return { value, cursor: encodeLogCursor(head) };
  });
  if (events.length > 0) ctx.app.wakeUps.notify();
  // What was read before the change is stale now.
  ctx.loaders.clear();
  return done;
}

async function flushOnly(tx: Transaction): Promise<LogPosition> {
  await tx.em.flush();
  return readHead(tx);
}
