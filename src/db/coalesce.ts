import DataLoader, { type BatchLoadFn } from 'dataloader';
import { DomainError } from '../shared/errors.js';
import { isHeldUp } from './unavailable.js';

/** Keys of one statement at most. */
const BATCH = 100;
/** Statements at a time: one that hangs on a dead connection is not to hold up all. */
const AT_ONCE = 2;
/** Statements that may wait; a database that stands costs no memory. */
const MAX_WAITING = 500;

/** A look-up by key that keeps nothing. */
export type Lookup<K, V> = Pick<DataLoader<K, V>, 'load'>;

/**
 * A look-up that many requests make at the same time: while statements are under way, the keys that come wait, and the
 * next one asks for all of them. One that comes alone goes at once. Each `load` is answered by a statement that began
 * after it was called. Where the database holds one up, those that wait behind it are refused with it; so are those
 * that come when too many wait already (UNAVAILABLE).
 */
export function coalesce<K, V>(read: BatchLoadFn<K, V>): Lookup<K, V> {
  const waiting: (() => void)[] = [];
  let running = 0;
  let refusal: { error: unknown } | null = null;
  const refuseWaiting = (error: unknown) => {
    refusal = { error };
    for (const dispatch of waiting.splice(0)) dispatch();
    refusal = null;
  };
  const start = () => {
    while (running < AT_ONCE && waiting.length > 0) {
      running += 1;
      waiting.shift()!();
    }
  };
  const loader = new DataLoader<K, V>(
    async (keys) => {
      if (refusal) throw refusal.error;
      try {
        return await read(keys);
      } catch (error) {
        if (isHeldUp(error)) refuseWaiting(error);
        throw error;
      } finally {
        running -= 1;
        start();
      }
    },
    {
      cache: false,
      maxBatchSize: BATCH,
      batchScheduleFn(dispatch) {
        waiting.push(dispatch);
        setImmediate(start);
      },
    },
  );
  return {
    async load(key) {
      if (waiting.length > MAX_WAITING) throw new DomainError('UNAVAILABLE', undefined, { retryAfter: 1 });
      return loader.load(key);
    },
  };
}
