import { getGraphQLRateLimiter, type Store } from 'graphql-rate-limit';
import { LRUCache } from 'lru-cache';
import pLimit from 'p-limit';
import type { Clock } from '../../shared/clock.js';
import { DomainError } from '../../shared/errors.js';

/** So many tries within any stretch of so many seconds. The name sets its counts apart from those of other rates. */
export interface Rate {
  name: string;
  max: number;
  seconds: number;
}

/** Counts tries, by whatever key. */
export interface RateLimiter {
  /** Counts one try. Throws RATE_LIMITED with retryAfter, seconds, beyond the rate; refused tries do not count. */
  take(rate: Rate, key: string): Promise<void>;
}

/** Keys remembered; beyond it the one not used for longest is forgotten, so that memory stays bounded. */
const MAX_KEYS = 50_000;

/** Counts on this node alone. A try counts the same through every door, so this is called by operations and not set up on fields. */
export function createRateLimiter(clock: Clock): RateLimiter {
  const store = createStore(clock);
  const limit = getGraphQLRateLimiter({ identifyContext: (key: string) => key, store });
  // The library reads and writes in two steps: tries at the same moment would otherwise be counted as one.
  const inTurn = pLimit(1);
  return {
    async take({ name, max, seconds }, key) {
      const call = { parent: null, args: {}, context: key, info: { fieldName: name } as never };
      const refused = await inTurn(() => limit(call, { max, window: `${seconds}s`, uncountRejected: true }));
      if (!refused) return;
      const counted = await store.getForIdentity({ contextIdentity: key, fieldIdentity: name });
      const free = (counted.at(-max) ?? Date.now()) + seconds * 1000;
      const retryAfter = Math.max(1, Math.ceil((free - Date.now()) / 1000));
      throw new DomainError('RATE_LIMITED', undefined, { retryAfter });
    },
  };
}

/** The library takes the time from Date.now(); what is kept is by our clock. */
function createStore(clock: Clock): Store {
  const kept = new LRUCache<string, number[]>({ max: MAX_KEYS });
  return {
    getForIdentity({ fieldIdentity, contextIdentity }) {
      const ahead = clock.now() - Date.now();
      return (kept.get(`${fieldIdentity} ${contextIdentity}`) ?? []).map((time) => time - ahead);
    },
    setForIdentity({ fieldIdentity, contextIdentity }, times) {
      const ahead = clock.now() - Date.now();
      kept.set(
        `${fieldIdentity} ${contextIdentity}`,
        times.map((time) => time + ahead),
      );
    },
  };
}
