import type { Viewer } from '../context.js';
import type { Event } from '../events/event.entity.js';
import type { Feed } from '../events/feed.js';
import { readLog } from '../events/read-log.js';
import type { Services } from '../services.js';
import { formatError } from './error-formatter.js';
import type { Outlet } from './outlet.js';
import type { Renderer } from './renderer.js';
import type { Selection } from './selection.js';

/** Events rendered at a time. */
const BATCH = 32;

interface Subscriber {
  id: string;
  viewer: Viewer;
  feed: Feed;
  selection: Selection;
  outlet: Outlet;
}

/**
 * Carries one subscription from the log to its socket. It holds one integer: near the head it reads the node's ring,
 * behind it the database in pages, and it goes on only as fast as the socket drains. As an async generator it yields
 * nothing, for the frames are written here; it ends when the viewer's right does, and throws what the client must know.
 */
export class Delivery implements AsyncGenerator<never, void, void> {
  private position: number;
  private ended = false;
  private wake: () => void = () => {};
  private running: Promise<void> | null = null;

  constructor(
    private readonly app: Services,
    private readonly renderer: Renderer,
    private readonly subscriber: Subscriber,
  ) {
    this.position = subscriber.feed.after;
  }

  async next(): Promise<IteratorReturnResult<void>> {
    try {
      await (this.running ??= this.run());
    } catch (error) {
      throw formatError(error, this.app.logger);
    }
    return { done: true, value: undefined };
  }

  async return(): Promise<IteratorReturnResult<void>> {
    this.ended = true;
    this.wake();
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

  private async run(): Promise<void> {
    const unfollow = await this.app.log.follow(() => this.wake());
    try {
      while (!this.ended) {
        // Nothing is rendered, and so nothing held, for a socket that does not take it.
        if (!(await this.subscriber.outlet.ready())) break;
        const page = await this.nextPage();
        if (page) await this.send(page);
        else await this.sleep();
      }
    } finally {
      unfollow();
    }
  }

  /** Waits for the follower; it may have moved on, or the client have gone, between the last look and now. */
  private async sleep(): Promise<void> {
    if (this.ended || this.app.log.seq > this.position) return;
    await new Promise<void>((resolve) => {
      this.wake = resolve;
    });
  }

  /**
   * What happened before the subscription was opened comes from the database, where the viewer's rights of now decide;
   * what came after from the ring, as long as it reaches back that far.
   */
  private async nextPage(): Promise<{ events: Event[]; upTo: number } | null> {
    const { feed, viewer } = this.subscriber;
    const { log, orm } = this.app;
    const entries = this.position < feed.openedAt ? null : log.since(this.position, BATCH);
    if (entries) {
      const heard = entries.filter((entry) => feed.wants(entry.event) && log.mayHear(entry, viewer.id));
      const upTo = entries.at(-1)?.event.seq;
      return upTo === undefined ? null : { events: heard.map(({ event }) => event), upTo };
    }
    const upTo = Math.max(log.seq, feed.openedAt);
    const events = await readLog(orm.em, { after: this.position, upTo, limit: BATCH }, feed.where);
    return { events, upTo: events.length === BATCH ? events.at(-1)!.seq : upTo };
  }

  private async send({ events, upTo }: { events: Event[]; upTo: number }): Promise<void> {
    const { feed, selection, outlet, id } = this.subscriber;
    const payloads = events.length > 0 ? await this.renderer.render(feed, selection, events) : [];
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
