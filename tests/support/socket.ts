import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { TestUser } from './builders.js';
import type { TestApp } from './test-app.js';

/** A subscription that a test listens to. */
// biome-ignore lint/suspicious/noExplicitAny: tests read events of many shapes
export interface Listener<T = any> {
  /** Every payload's data so far. */
  events: T[];
  /** Resolves with the first `count` payloads; rejects when the stream ends before. */
  take(count: number): Promise<T[]>;
  /** Resolves when the server completes the stream; rejects with what it refused. */
  ended: Promise<void>;
  stop(): void;
}

/** A live connection as a client would hold it. retryAttempts 0: a close is final, so that tests see it. */
export function connect(
  app: TestApp,
  user: Pick<TestUser, 'accessToken'>,
  options: { retryAttempts?: number } = {},
): Client {
  return createClient({
    url: `${app.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${user.accessToken}` },
    retryAttempts: options.retryAttempts ?? 0,
    lazy: true,
  });
}

// biome-ignore lint/suspicious/noExplicitAny: tests read events of many shapes
export function listen<T = any>(client: Client, query: string, variables: Record<string, unknown> = {}): Listener<T> {
  const events: T[] = [];
  let waiting: (() => void)[] = [];
  const notice = () => {
    const all = waiting;
    waiting = [];
    for (const wake of all) wake();
  };
  let over: { error?: unknown } | null = null;
  let stop = () => {};
  const ended = new Promise<void>((resolve, reject) => {
    stop = client.subscribe<T>(
      { query, variables },
      {
        next(payload) {
          if (payload.errors) return this.error!(payload.errors as never);
          events.push(payload.data as T);
          notice();
        },
        error(error) {
          over = { error };
          notice();
          reject(error);
        },
        complete() {
          over ??= {};
          notice();
          resolve();
        },
      },
    );
  });
  ended.catch(() => {});
  return {
    events,
    ended,
    stop,
    async take(count) {
      while (events.length < count) {
        if (over) throw over.error ?? new Error(`the stream ended after ${events.length} of ${count} events`);
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
      return events.slice(0, count);
    },
  };
}
