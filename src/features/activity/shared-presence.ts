import type { Redis } from 'ioredis';
import type { RedisLink } from '../../redis/link.js';
import { createPresence, GRACE, type Presence } from './presence.js';

/** How often a node tells all that are live on it, and hears of those on the others, milliseconds. */
const REFRESH = 10_000;

const TOPIC = 'presence';

/**
 * Notes who is live until when, by Redis' own clock, in one set of all nodes. KEYS: the set. ARGV: for how many
 * milliseconds, then user ids. Gives everybody who is, each followed by his milliseconds left.
 */
const NOTE = `
  local time = redis.call('TIME')
  local now = time[1] * 1000 + math.floor(time[2] / 1000)
  redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
  for i = 2, #ARGV do redis.call('ZADD', KEYS[1], now + ARGV[1], ARGV[i]) end
  redis.call('PEXPIRE', KEYS[1], ARGV[1])
  local live = redis.call('ZRANGE', KEYS[1], 0, -1, 'WITHSCORES')
  for i = 2, #live, 2 do live[i] = live[i] - now end
  return live`;

type Noting = Redis & {
  noteLive(key: string, milliseconds: number, ...userIds: string[]): Promise<(string | number)[]>;
};

/**
 * Presence over all nodes, best effort: comings and goings are told at once, and every 10 s all of them, so that what was
 * lost is mended. The users of a node that died are offline 30 s after it last told of them.
 */
export function createSharedPresence(link: RedisLink): Presence {
  link.commands.defineCommand('noteLive', { numberOfKeys: 1, lua: NOTE });
  const commands = link.commands as Noting;
  const presence = createPresence((userId) => void link.publish(TOPIC, userId));

  async function refresh(): Promise<void> {
    try {
      const live = await commands.noteLive(link.name('live'), GRACE, ...presence.here());
      for (let i = 0; i < live.length; i += 2) presence.notice(String(live[i]), Number(live[i + 1]));
    } catch {
      // The next time tells again.
    }
  }

  link.listen(TOPIC, (userId) => presence.notice(userId, GRACE));
  link.onUp(refresh);
  const refreshing = setInterval(refresh, REFRESH).unref();
  return {
    ...presence,
    close() {
      clearInterval(refreshing);
      presence.close();
    },
  };
}
