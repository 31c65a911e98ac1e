import { setTimeout } from 'node:timers/promises';
import type { Viewer } from '../context.js';
import { mayBeRetried } from '../db/refusal-of.js';
import type { Event } from '../events/event.entity.js';
import type { Feed } from '../events/feed.js';
import { readLog } from '../events/read-log.js';
import type { Services } from '../services.js';
import { formatError } from './error-formatter.js';
import type { Outlet } from './outlet.js';
import type { Payload, Renderer } from './renderer.js';
import type { Selection } from './selection.js';

/** Events rendered at a time. */
const BATCH = 32;
/** Pause before the database is asked again that did not answer, milliseconds. */
const RETRY = 1000;

/** Events to be shown, and where the log is after them: what it has up to there is not for this subscriber. */
interface Page {
  events: Event[];
  upTo: number;
}

interface Subscriber {
  id: string;
  viewer: Viewer;
  feed: Feed;
  selection: Selection;
  outlet: Outlet;
}

/**
 * Carries one subscription from the log to its socket. It holds one integer: near the head it reads the node's ring,
 * behind it the database in pages, and it goes on only as fast as the socket drains. While nothing happens nothing of it
 * runs or waits. As an async generator it yields nothing, for the frames are written here; it ends when the viewer's
 * right does, and throws what the client must know.
 */
export class Delivery implements AsyncGenerator<never, void, void> {
  private position: number;
  private ended = false;
  private running = false;
  private unfollow: (() => void) | null = null;
  private outcome: PromiseWithResolvers<IteratorReturnResult<void>> | null = null;

  constructor(
    private readonly app: Services,
    private readonly renderer: Renderer,
    private readonly subscriber: Subscriber,
  ) {
    this.position = subscriber.feed.after;
  }

  next(): Promise<IteratorReturnResult<void>> {
    if (!this.outcome) {
      this.outcome = Promise.withResolvers();
      void this.start();
    }
    return this.outcome.promise;
  }

  async return(): Promise<IteratorReturnResult<void>> {
    this.ended = true;
    void this.run();
    return { done: true, value: undefined };
  }

  async throw(error: unknown): Promise<never> {
    await this.return();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  private async start(): Promise<void> {
    try {
      this.unfollow = await this.app.log.follow(() => void this.run());
    } catch (error) {
      return this.finish(error);
    }
    await this.run();
  }

  /** Sends what there is, until there is nothing more; the follower calls again when there is. Never throws. */
  private async run(): Promise<void> {
    if (this.running || !this.unfollow) return;
    this.running = true;
    try {
      // Nothing is rendered, and so nothing held, for a socket that does not take it.
      while (!this.ended && (await this.subscriber.outlet.ready())) {
        const more = await this.step();
        // The follower may have moved on, or the client have gone, since the last look.
        if (!more && !this.ended && this.app.log.seq <= this.position) return;
      }
      this.finish();
    } catch (error) {
      this.finish(error);
    } finally {
      this.running = false;
    }
  }

  private finish(error?: unknown): void {
    this.ended = true;
    this.unfollow?.();
    this.unfollow = null;
    if (error === undefined) this.outcome?.resolve({ done: true, value: undefined });
    else this.outcome?.reject(formatError(error, this.app.logger));
  }

  /**
   * Sends a page; false when there was none. What the database did not give is asked for again from the same position: a
   * restart of it ends no subscription.
   */
  private async step(): Promise<boolean> {
    try {
      const page = await this.nextPage();
      if (page) await this.send(page);
      return page !== null;
    } catch (error) {
      if (!mayBeRetried(error)) throw error;
      await setTimeout(RETRY);
      return true;
    }
  }

  /**
   * What happened before the subscription was opened comes from the database, where the viewer's rights of now decide;
   * what came after from the ring, as long as it reaches back that far.
   */
  private async nextPage(): Promise<Page | null> {
    const { feed, viewer } = this.subscriber;
    const { log, orm } = this.app;
    const entries = this.position < feed.openedAt ? null : log.since(this.position, BATCH);
    if (entries) {
      const heard = entries.filter((entry) => feed.wants(entry.event) && log.mayHear(entry, viewer.id));
      const upTo = entries.at(-1)?.event.seq;
      return upTo === undefined ? null : { events: heard.map(({ event }) => event), upTo };
    }
    const upTo = Math.max(log.seq, feed.openedAt);
    const events = await readLog(orm.em, { after: this.position, upTo, limit: BATCH }, feed.where());
    return { events, upTo: events.length === BATCH ? events.at(-1)!.seq : upTo };
  }

  private async send({ events, upTo }: Page): Promise<void> {
    const { feed, selection } = this.subscriber;
    if (events.length === 0) {
      this.position = upTo;
      return;
    }
    const rendered = this.renderer.render(feed, selection, events);
    const payloads = Array.isArray(rendered) ? rendered : await rendered;
    this.subscriber.outlet.together(() => this.write({ events, upTo }, payloads));
  }

  private write({ events, upTo }: Page, payloads: Payload[]): void {
    const { feed, outlet, id } = this.subscriber;
    for (const [index, event] of events.entries()) {
      if (this.ended) return;
      // Full: what is left of the page is rendered again when there is room.
      if (outlet.ready() !== true) return;
      const payload = payloads[index];
      if (payload) outlet.next(id, payload);
      this.position = event.seq;
      if (event.seq > feed.openedAt && feed.ends(event)) {
        this.ended = true;
        return;
      }
    }
    this.position = upTo;
  }
}
