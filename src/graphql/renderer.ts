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
export type Payload = string | null;

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
  private readonly pages = new Map<string, Promise<Payload[]>>();

  constructor(
    private readonly services: Services,
    private readonly executor: Execute,
  ) {}

  /** The payload of each event; at once where all are at hand. Throws UNAVAILABLE where the database did not answer. */
  render(feed: Feed, selection: Selection, events: Event[]): Payload[] | Promise<Payload[]> {
    if (selection.viewer) return this.execute(feed, selection, events);
    // Hundreds want the same page at the same moment: they wait for one promise.
    const page = `${selection.key} ${events.map((event) => event.seq)}`;
    const shared = this.pages.get(page);
    if (shared) return shared;
    const keys = events.map((event) => `${event.seq} ${selection.key}`);
    const kept = keys.flatMap((key) => this.kept.get(key) ?? []);
    if (kept.length === keys.length) return kept.map(({ payload }) => payload);
    const rendered = this.renderMissing(feed, selection, events, keys).finally(() => this.pages.delete(page));
    this.pages.set(page, rendered);
    return rendered;
  }

  private renderMissing(feed: Feed, selection: Selection, events: Event[], keys: string[]): Promise<Payload[]> {
    const missing = [...keys.entries()].filter(([, key]) => !this.kept.has(key) && !this.underWay.has(key));
    if (missing.length > 0) {
      const rendered = this.execute(
        feed,
        selection,
        missing.map(([at]) => events[at]!),
      );
      for (const [index, [, key]] of missing.entries())
        this.keep(
          key,
          rendered.then((payloads) => payloads[index]!),
        );
    }
    return Promise.all(keys.map((key) => this.kept.get(key)?.payload ?? this.underWay.get(key) ?? null));
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
