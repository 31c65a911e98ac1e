import type { DocumentNode } from 'graphql';
import { type Context, createContext, type Viewer } from '../context.js';
import type { Event } from '../events/event.entity.js';
import type { Feed } from '../events/feed.js';
import type { Services } from '../services.js';
import type { Execute } from './execute.js';

/** One subscription's document with what makes its result differ from another's. */
export interface Selection {
  document: DocumentNode;
  operationName: string | null | undefined;
  variables: Record<string, unknown>;
  /** Null: the result is the same for every viewer entitled to the event. */
  viewer: Viewer | null;
  /** Equal for two subscriptions whose results are equal. */
  key: string;
}

export function selectionKey(selection: Omit<Selection, 'key'>): string {
  const { after: _, ...variables } = selection.variables;
  const text = selection.document.loc?.source.body ?? '';
  return JSON.stringify([text, selection.operationName ?? null, variables, selection.viewer?.id ?? null]);
}

/**
 * Executes each event once per distinct selection and keeps the serialized result as long as the event is in memory:
 * sockets that ask the same share the same string.
 */
export class Renderer {
  private readonly results = new WeakMap<Event, Map<string, Promise<string | null>>>();

  constructor(
    private readonly app: Services,
    private readonly executor: Execute,
  ) {}

  /** The payload of a `next` message for each event, JSON; null where its object is gone. */
  render(feed: Feed, selection: Selection, events: Event[]): Promise<(string | null)[]> {
    const missing = events.filter((event) => !this.of(event).has(selection.key));
    if (missing.length > 0) {
      const rendered = this.execute(feed, selection, missing);
      missing.forEach((event, index) => {
        const result = rendered.then((payloads) => payloads[index]!);
        this.of(event).set(selection.key, result);
        // A failure is told to whoever waits for it, and the next one tries again.
        result.catch(() => this.of(event).delete(selection.key));
      });
    }
    return Promise.all(events.map((event) => this.of(event).get(selection.key)!));
  }

  private of(event: Event): Map<string, Promise<string | null>> {
    let results = this.results.get(event);
    if (!results) this.results.set(event, (results = new Map()));
    return results;
  }

  /** One Context for the page: its loaders batch over the events, and none outlives it. */
  private async execute(feed: Feed, selection: Selection, events: Event[]): Promise<(string | null)[]> {
    const context = createContext(this.app, { viewer: selection.viewer, shared: selection.viewer === null });
    const values = await feed.load(context, events);
    return Promise.all(values.map((value) => (value ? this.executeOne(context, selection, value) : null)));
  }

  private async executeOne(context: Context, selection: Selection, value: object): Promise<string> {
    const { document, operationName, variables } = selection;
    const result = await this.executor({ document, operationName, variables, context, rootValue: value });
    return JSON.stringify(result);
  }
}
