import type { Services } from '../services.js';
import { readHead } from './append.js';
import { type Audience, Audiences } from './audience.js';
import type { Event } from './event.entity.js';
import { readLog } from './read-log.js';

/** A node looks for new events this often even when nobody wakes it, milliseconds. */
const POLL = 2000;
/** Newest events kept in memory; whoever is further behind reads the database. */
const RING = 2048;
const PAGE = 500;

/** An event and who may hear of it, as of that event. */
export interface Entry {
  event: Event;
  audience: Audience;
}

/** What lasts from the first subscriber to the last: nothing of it is used again after a pause. */
interface Run {
  audiences: Audiences;
  stop(): void;
}

/**
 * Reads the log once for all subscribers of this node, in order, while there are any. Subscribers hold a position of
 * their own and ask `since` for what comes after it.
 */
export class LogFollower {
  /** The newest event read. */
  seq = 0;
  private ring: Entry[] = [];
  private readonly listeners = new Set<() => void>();
  private run: Run | null = null;
  private starting: Promise<void> | null = null;
  private draining: Promise<void> | null = null;
  private again = false;

  constructor(private readonly services: Pick<Services, 'orm' | 'wakeUps' | 'logger'>) {}

  /** Starts to hear of new entries; gives back how to stop. From its return on, no event is missed. */
  async follow(listener: () => void): Promise<() => void> {
    this.listeners.add(listener);
    try {
      await (this.starting ??= this.start());
    } catch (error) {
      this.starting = null;
      this.listeners.delete(listener);
      throw error;
    }
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.close();
    };
  }

  /** At most `limit` entries after a position; null when the ring does not reach back that far. */
  since(seq: number, limit = RING): Entry[] | null {
    const first = this.seq - this.ring.length;
    return seq < first ? null : this.ring.slice(seq - first, seq - first + limit);
  }

  /**
   * Whether somebody may be shown an entry now: he was entitled as of the event and, because objects are shown as of
   * now, is so still.
   */
  mayHear({ event, audience }: Entry, userId: string): boolean {
    if (audience === null) return true;
    return audience.has(userId) && (this.run?.audiences.mayStillHear(event, userId) ?? false);
  }

  close(): void {
    this.run?.stop();
    this.run = null;
    this.starting = null;
    this.ring = [];
  }

  private async start(): Promise<void> {
    this.seq = (await readHead({ em: this.services.orm.em })).seq;
    const stopWakeUps = this.services.wakeUps.listen(() => void this.drain());
    const timer = setInterval(() => void this.drain(), POLL);
    this.run = {
      audiences: new Audiences(this.services.orm.em),
      stop() {
        stopWakeUps();
        clearInterval(timer);
      },
    };
    // A wake-up may have come before anybody listened for it.
    void this.drain();
  }

  /** One reader at a time; a wake-up that comes meanwhile makes it look once more. */
  private async drain(): Promise<void> {
    this.again = true;
    await (this.draining ??= this.readAll().finally(() => {
      this.draining = null;
    }));
  }

  private async readAll(): Promise<void> {
    try {
      while (this.again && this.run) {
        this.again = false;
        if ((await this.readPage(this.run)) === PAGE) this.again = true;
      }
    } catch (error) {
      // The next wake-up or poll goes on from the same position.
      this.services.logger.warn({ error: String(error) }, 'the log could not be read');
      // Members may have been moved by events that are going to be read once more.
      if (this.run) this.run.audiences = new Audiences(this.services.orm.em);
    }
  }

  private async readPage(run: Run): Promise<number> {
    const range = { after: this.seq, upTo: Number.MAX_SAFE_INTEGER, limit: PAGE };
    const events = await readLog(this.services.orm.em, range);
    const entries: Entry[] = [];
    for (const event of events) entries.push({ event, audience: await run.audiences.of(event) });
    // Closed meanwhile, and perhaps started again from another position.
    if (run !== this.run) return 0;
    // Together and at once: whoever is told looks at a ring and a position that agree.
    this.ring.push(...entries);
    this.seq = events.at(-1)?.seq ?? this.seq;
    if (this.ring.length > RING) this.ring = this.ring.slice(-RING);
    if (events.length > 0) for (const listener of this.listeners) this.tell(listener);
    return events.length;
  }

  /** One listener's fault is not another's, nor the log's. */
  private tell(listener: () => void): void {
    try {
      listener();
    } catch (error) {
      this.services.logger.error({ error: String(error) }, 'a listener of the log failed');
    }
  }
}
