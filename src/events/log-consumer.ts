import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { createContext } from '../context.js';
import { dialectOf } from '../db/orm.js';
import { change, query } from '../db/query.js';
import { isOutage } from '../db/refusal-of.js';
import { inTransaction, type Transaction } from '../db/transaction.js';
import type { Services } from '../services.js';
import { readHead } from './append.js';
import { deadLetterOf } from './dead-letter.js';
import type { Event } from './event.entity.js';
import type { EventType } from './event-types.js';
import { readLog } from './read-log.js';

/** What is done about events, once about each. */
export interface Consuming {
  /** What its row is called; never changed, for rows outlive the code. */
  readonly name: string;
  readonly types: readonly EventType[];
  /**
   * Writes what comes of the events, which are in their order. In the same transaction it is noted how far the log is read. An event that was put aside may come
   * again after it was consumed: what is written has to be known by its event.
   */
  consume(tx: Transaction, events: Event[]): Promise<void>;
}

/** Events of one transaction. */
const PAGE = 50;
/** How often it is looked for events that nobody gave a hint of, milliseconds. */
const POLL = 2000;
/** After a transaction it is waited for so long, milliseconds: what happens meanwhile shares the next one. */
const GATHER = 100;
/** Events that concern nobody here, beyond which it is noted all the same that they are read. */
const LAG = 1000;

/**
 * Has one consumer read the log, as long as it is not closed. What comes of events and how far they are read is committed together,
 * under a lock of the consumer's row: any number of nodes may try, one at a time does, and one that dies or loses its connection
 * has done nothing. So there is no lease beside it. An event that fails while one behind it does not is put aside as a dead letter.
 */
export class LogConsumer {
  private readonly closing = new AbortController();
  private working: Promise<void> | null = null;
  private again = false;
  private stop = () => {};

  constructor(
    private readonly app: Services,
    private readonly consuming: Consuming,
  ) {}

  start(): void {
    const stopListening = this.app.wakeUps.listen(() => this.look());
    const timer = setInterval(() => this.look(), POLL);
    this.stop = () => {
      stopListening();
      clearInterval(timer);
    };
    this.look();
  }

  /** Begins nothing more, and waits for the transaction that is under way. */
  async close(): Promise<void> {
    this.stop();
    this.closing.abort();
    await this.working;
  }

  /** Reads on to where the log ends. */
  async drain(): Promise<void> {
    while (await this.step());
  }

  private look(): void {
    this.again = true;
    this.working ??= this.work().finally(() => {
      this.working = null;
    });
  }

  /** Never rejects: what failed is tried again at the next hint or look. */
  private async work(): Promise<void> {
    const { signal } = this.closing;
    try {
      while (this.again && !signal.aborted) {
        // A hint that comes during the step is not to be forgotten by its end.
        this.again = false;
        if (await this.step()) this.again = true;
        else await setTimeout(GATHER, undefined, { signal }).catch(() => {});
      }
    } catch (error) {
      this.app.logger.error({ consumer: this.consuming.name, error: String(error) }, 'events could not be consumed');
    }
  }

  /** Consumes a page; gives whether there may be more. */
  private async step(): Promise<boolean> {
    if (!(await this.isBehind())) return false;
    try {
      return await this.consume(PAGE);
    } catch (error) {
      if (isOutage(error)) throw error;
      return this.stepSingly(error);
    }
  }

  /**
   * As `step`, one event after the other. What fails is put aside once one behind it does not: then it is the event, and not the consumer or the database.
   * Throws where it is the last, or all behind it in the page fail as well.
   */
  private async stepSingly(failure: unknown): Promise<boolean> {
    const failed = new Set<number>();
    for (let tried = 0; tried < PAGE; tried++) {
      let event: Event | undefined;
      try {
        const isMore = await this.consume(1, failed, (events) => {
          [event] = events;
        });
        if (!isMore) break;
        failed.clear();
      } catch (error) {
        if (!event || isOutage(error)) throw error;
        failed.add(event.seq);
      }
    }
    if (failed.size > 0) throw failure;
    return true;
  }

  /** Asked without a transaction, which would cost each event that concerns nobody a wait for the disk. */
  private async isBehind(): Promise<boolean> {
    const [found] = await query(
      { em: this.app.orm.em.fork() },
      sql<{ lag: number; isWanted: boolean }>`select h.seq - c.seq as lag,
          exists (select 1 from events e where e.seq > c.seq and ${this.concerns()}) as "isWanted"
        from consumers c join log_head h on h.id = 1 where c.name = ${this.consuming.name}`,
    );
    return found !== undefined && (Boolean(found.isWanted) || found.lag > LAG);
  }

  /** Consumes so many events and puts aside those before them that failed; gives whether there may be more. begins: told which, before they are consumed. */
  private async consume(
    limit: number,
    failed: ReadonlySet<number> = new Set(),
    begins: (events: Event[]) => void = () => {},
  ): Promise<boolean> {
    const { name } = this.consuming;
    const { value } = await inTransaction(createContext(this.app), async (tx) => {
      const lock = dialectOf(tx.em) === 'postgres' ? sql`for update skip locked` : sql``;
      const [own] = await query(tx, sql<{ seq: number }>`select seq from consumers where name = ${name} ${lock}`);
      if (!own) return { isMore: false, aside: [] };
      const head = await readHead(tx);
      const range = { after: own.seq, upTo: head.seq, limit: limit + failed.size };
      const found = await readLog(tx.em, range, this.concerns());
      const events = found.filter(({ seq }) => !failed.has(seq)).slice(0, limit);
      const isMore = events.length === limit;
      // Nothing shows yet that it is they.
      if (!isMore && failed.size > 0) return { isMore, aside: [] };
      begins(events);
      if (events.length > 0) await this.consuming.consume(tx, events);
      const aside = found.filter(({ seq }) => failed.has(seq));
      for (const event of aside) tx.enqueue(deadLetterOf(name, event));
      await change(tx, sql`update consumers set seq = ${isMore ? events.at(-1)!.seq : head.seq} where name = ${name}`);
      return { isMore, aside };
    });
    for (const { seq, type } of value.aside)
      this.app.logger.error(
        { consumer: name, seq, type },
        'an event that could not be consumed was put aside as a dead letter',
      );
    return value.isMore;
  }

  private concerns() {
    return sql`e.type in (${sql.join([...this.consuming.types])})`;
  }
}
