import { sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import { createContext, type Viewer } from '../context.js';
import { query } from '../db/query.js';
import type { Event } from '../events/event.entity.js';
import type { Feed } from '../events/feed.js';
import type { Services } from '../services.js';
import { DomainError } from '../shared/errors.js';
import type { Execute } from './execute.js';
import type { Selection } from './selection.js';

/** Serialized results kept for whoever asks the same next: how many, and bytes of them. */
const MAX_KEPT = 4096;
const MAX_BYTES = 32 * 1024 * 1024;

/** A `next` message's payload, JSON; null where the event's object is gone. */
type Payload = string | null;

/**
 * Executes each event once per distinct selection: sockets that ask the same share the same string. Results for one
 * viewer alone are not kept.
 */
export class Renderer {
  private readonly kept = new LRUCache<string, { payload: Payload }>({
    max: MAX_KEPT,
    maxSize: MAX_BYTES,
    sizeCalculation: ({ payload }, key) => key.length + (payload?.length ?? 0) * 2,
  });
  private readonly underWay = new Map<string, Promise<Payload>>();

  constructor(
    private readonly services: Services,
    private readonly executor: Execute,
  ) {}

  /** The payload of each event. Throws UNAVAILABLE where the database did not answer: nothing of that is kept. */
  render(feed: Feed, selection: Selection, events: Event[]): Promise<Payload[]> {
    if (selection.viewer) return this.execute(feed, selection, events);
    const keyOf = (event: Event) => `${event.seq} ${selection.key}`;
    const missing = events.filter((event) => !this.kept.has(keyOf(event)) && !this.underWay.has(keyOf(event)));
    if (missing.length > 0) {
      const rendered = this.execute(feed, selection, missing);
      for (const [index, event] of missing.entries()) {
        const payload = rendered.then((payloads) => payloads[index]!);
        this.keep(keyOf(event), payload);
      }
    }
    return Promise.all(
      events.map((event) => this.kept.get(keyOf(event))?.payload ?? this.underWay.get(keyOf(event)) ?? null),
    );
  }

  private keep(key: string, result: Promise<Payload>): void {
    this.underWay.set(key, result);
    result
      .then((payload) => this.kept.set(key, { payload }))
      // Told to whoever waits for it.
      .catch(() => {})
      .finally(() => this.underWay.delete(key));
  }

  /** One Context for the page: its loaders batch over the events, and none outlives it. */
  private async execute(feed: Feed, selection: Selection, events: Event[]): Promise<Payload[]> {
    const viewer = selection.viewer && (await this.withRoleOfNow(selection.viewer));
    const context = createContext(this.services, { viewer, shared: viewer === null });
    const values = await feed.load(context, events);
    const { document, operationName, variables } = selection;
    return Promise.all(
      values.map(async (rootValue) => {
        if (!rootValue) return null;
        const result = await this.executor({ document, operationName, variables, context, rootValue });
        const lost = result.errors?.find((error) => error.extensions.code === 'UNAVAILABLE');
        if (lost)
          throw new DomainError('UNAVAILABLE', lost.message, { retryAfter: lost.extensions.retryAfter as number });
        return JSON.stringify(result);
      }),
    );
  }

  /** A socket may be older than its user's role. */
  private async withRoleOfNow(viewer: Viewer): Promise<Viewer> {
    const statement = sql<Pick<Viewer, 'role'>>`select role from users where id = ${viewer.id}`;
    const [row] = await query({ em: this.services.orm.em }, statement);
    return { ...viewer, role: row!.role };
  }
}
