import type { RedisLink } from '../redis/link.js';
import { memoryWakeUps, type WakeUps } from './memory.js';

/** Wake-ups about one topic: of this node at once, and of the others through Redis. What commits while one is told of waits for the next. */
export function redisWakeUps(link: RedisLink, topic: string): WakeUps {
  const here = memoryWakeUps();
  let wanted = false;
  let telling = false;

  async function tellOthers(): Promise<void> {
    telling = true;
    while (wanted) {
      wanted = false;
      await link.publish(topic, '');
    }
    telling = false;
  }

  link.listen(topic, here.notify);
  link.onUp(here.notify);
  return {
    notify() {
      here.notify();
      wanted = true;
      // Once for all that commits in this turn.
      if (!telling) {
        telling = true;
        setImmediate(tellOthers);
      }
    },
    listen: here.listen,
  };
}
