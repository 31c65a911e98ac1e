import { type Failure, failureOf, isPassing } from '../api/errors.js';
import { cell } from '../state/cell.js';
import type { Database } from './database.js';

/** A message on its way. id: its idempotency key, under which the server takes it once however often it is sent. */
export interface Outgoing {
  id: string;
  roomId: string;
  threadRootId: string | null;
  content: string;
  /** ISO 8601. */
  createdAt: string;
  /** `failed`: the server refused it, for the reason in `failure`; the person retries or discards it. */
  status: 'waiting' | 'sending' | 'failed';
  failure: Failure | null;
}

export type NewMessage = Pick<Outgoing, 'roomId' | 'threadRootId' | 'content'>;

/** Brings one message to the server and shows what it answered. */
export type Deliver = (message: Outgoing) => Promise<void>;

/** After what the next try comes where the network or the server fails, milliseconds. */
const RETRY_AFTER = [1000, 3000, 10_000, 30_000];

/**
 * What was written and is not on the server yet, in the order of writing, over reloads and killed tabs. The rooms are
 * sent side by side, the messages of a room one after another; of all tabs one at a time sends in a room.
 */
export class Outbox {
  private readonly outgoing = cell<readonly Outgoing[]>([]);
  private readonly tries = new Map<string, number>();
  /** Being written to the device: not found there yet. */
  private readonly unwritten = new Set<string>();
  private lastAt = 0;
  private readonly closing = new AbortController();
  private readonly channel: BroadcastChannel;

  constructor(
    private readonly userId: string,
    private readonly database: Database | null,
    private readonly deliver: Deliver,
  ) {
    this.channel = new BroadcastChannel(`outbox-${userId}`);
    this.channel.onmessage = () => void this.reload();
    addEventListener('online', this.sendAll, { signal: this.closing.signal });
  }

  /** What is on its way, oldest first. The same array until something changes. */
  readonly current = this.outgoing.current;
  readonly subscribe = this.outgoing.subscribe;

  /** Takes up what an earlier visit left. */
  async open(): Promise<void> {
    await this.reload();
    this.sendAll();
  }

  close(): void {
    this.closing.abort();
    this.channel.close();
  }

  async send(message: NewMessage): Promise<void> {
    const added: Outgoing = {
      ...message,
      id: crypto.randomUUID(),
      createdAt: this.nextMoment(),
      status: 'waiting',
      failure: null,
    };
    await this.keep(added);
    await this.sendRoom(message.roomId);
  }

  /** Sends again what was refused, under the same key. */
  async retry(id: string): Promise<void> {
    const message = this.current().find((one) => one.id === id);
    if (!message) return;
    await this.keep({ ...message, status: 'waiting', failure: null });
    await this.sendRoom(message.roomId);
  }

  async discard(id: string): Promise<void> {
    await this.drop(id);
  }

  /** Sends whatever waits, as when the connection is back. */
  readonly sendAll = (): void => {
    this.tries.clear();
    for (const roomId of new Set(this.current().map((message) => message.roomId))) void this.sendRoom(roomId);
  };

  /** Settles when no message of the room is under way from this tab, at the latest after 3 s. */
  settled(roomId: string): Promise<void> {
    const isSending = () => this.current().some((one) => one.roomId === roomId && one.status === 'sending');
    if (!isSending()) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        stop();
        resolve();
      };
      const timer = setTimeout(done, 3000);
      const stop = this.subscribe(() => isSending() || done());
    });
  }

  private sendRoom(roomId: string): Promise<void> {
    const { signal } = this.closing;
    return navigator.locks
      .request(`outbox-${this.userId}-${roomId}`, { signal }, async () => {
        // Another tab may have sent some of it meanwhile.
        await this.reload();
        for (let next = this.nextOf(roomId); next && !signal.aborted; next = this.nextOf(roomId)) {
          if (!(await this.attempt(next))) return this.tryLater(roomId);
        }
      })
      .catch(() => {}); // closed while it waited for its turn
  }

  private nextOf(roomId: string): Outgoing | undefined {
    return this.current().find((message) => message.roomId === roomId && message.status === 'waiting');
  }

  /** Whether the next message may follow: not where this one failed for a reason that passes. */
  private async attempt(message: Outgoing): Promise<boolean> {
    this.show({ ...message, status: 'sending' });
    try {
      await this.deliver(message);
    } catch (error) {
      if (isPassing(error)) {
        this.show(message);
        return false;
      }
      await this.keep({ ...message, status: 'failed', failure: failureOf(error) });
      return true;
    }
    this.tries.delete(message.roomId);
    await this.drop(message.id);
    return true;
  }

  private tryLater(roomId: string): void {
    const count = this.tries.get(roomId) ?? 0;
    this.tries.set(roomId, count + 1);
    const timer = setTimeout(() => void this.sendRoom(roomId), RETRY_AFTER[count] ?? RETRY_AFTER.at(-1));
    this.closing.signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  }

  /** Two messages never have the same time: it is their order. */
  private nextMoment(): string {
    this.lastAt = Math.max(Date.now(), this.lastAt + 1);
    return new Date(this.lastAt).toISOString();
  }

  private async reload(): Promise<void> {
    const written = await this.database?.getAll('outbox');
    if (!written) return;
    const known = new Map(this.current().map((message) => [message.id, message]));
    const merged = written.map((row) => (known.get(row.id)?.status === 'sending' ? known.get(row.id)! : row));
    const unwritten = this.current().filter(
      ({ id }) => this.unwritten.has(id) && !written.some((row) => row.id === id),
    );
    this.outgoing.become([...merged, ...unwritten].sort((a, b) => a.createdAt.localeCompare(b.createdAt)));
  }

  private async keep(message: Outgoing): Promise<void> {
    this.show(message);
    this.unwritten.add(message.id);
    await this.database?.put('outbox', message).finally(() => this.unwritten.delete(message.id));
    this.channel.postMessage('changed');
  }

  private async drop(id: string): Promise<void> {
    this.outgoing.become(this.current().filter((message) => message.id !== id));
    await this.database?.delete('outbox', id);
    this.channel.postMessage('changed');
  }

  /** For this tab alone: that it is being sent is nothing that outlives it. */
  private show(message: Outgoing): void {
    const known = this.current().some(({ id }) => id === message.id);
    this.outgoing.become(
      known ? this.current().map((one) => (one.id === message.id ? message : one)) : [...this.current(), message],
    );
  }
}
