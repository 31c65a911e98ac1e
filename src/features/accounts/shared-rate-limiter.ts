import { createHash, randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { RedisLink } from '../../redis/link.js';
import { DomainError } from '../../shared/errors.js';
import type { RateLimiter } from './rate-limiter.js';

/**
 * Counts one try in a sorted set of the times of the last ones, in one step and by Redis' own clock, so that neither tries
 * at the same moment nor nodes whose clocks differ are counted wrong. KEYS: the set. ARGV: the most tries, within how many
 * microseconds, what sets this try apart. Gives 0, or how many microseconds to wait.
 */
const TAKE = `
  local time = redis.call('TIME')
  local now = time[1] * 1000000 + time[2]
  local window = tonumber(ARGV[2])
  redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - window)
  local max = tonumber(ARGV[1])
  if redis.call('ZCARD', KEYS[1]) >= max then
    local oldest = redis.call('ZRANGE', KEYS[1], -max, -max, 'WITHSCORES')
    return oldest[2] + window - now
  end
  redis.call('ZADD', KEYS[1], now, ARGV[3])
  redis.call('PEXPIRE', KEYS[1], math.ceil(window / 1000))
  return 0`;

/** The script as a command of the client, which sends its text once and then its hash. */
type Counting = Redis & { takeTry(key: string, max: number, window: number, id: string): Promise<number> };

/**
 * Counts tries on all nodes together. While Redis does not answer, each node counts for itself, with what it let through
 * before: a limit is never off. here: this node's own counts.
 */
export function createSharedRateLimiter(link: RedisLink, here: RateLimiter): RateLimiter {
  link.commands.defineCommand('takeTry', { numberOfKeys: 1, lua: TAKE });
  const commands = link.commands as Counting;
  return {
    async take(rate, key) {
      // Keys hold names and addresses, which are nobody's business there, and may be long.
      const hash = createHash('sha256').update(key).digest('base64url');
      const wait = await commands
        .takeTry(link.name(`tries:${rate.name}:${hash}`), rate.max, rate.seconds * 1e6, randomUUID())
        .catch(() => 0);
      if (wait > 0) throw new DomainError('RATE_LIMITED', undefined, { retryAfter: Math.ceil(wait / 1e6) });
      await here.take(rate, key);
    },
  };
}
