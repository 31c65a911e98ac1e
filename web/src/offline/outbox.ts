import { failureOf, isPassing } from '../api/errors.js';
import { cell } from '../state/cell.js';
import type { Database } from './database.js';
import { laneOf, type New, type Outgoing } from './outgoing.js';

/**
 * Brings one thing to the server and shows what it answered. May give what that means for the rest of the lane, such as the
 * version that it goes on from.
 */
export type Deliver = (outgoing: Outgoing) => Promise<((later: Outgoing) => Outgoing) | undefined>;

/** After what the next try comes where the network or the server fails, milliseconds. */
const RETRY_AFTER = [1000, 3000, 10_000, 30_000];

/**
 * What was written and is not on the server yet, in the order of writing, over reloads and killed tabs. Lanes (a room, a
 * task) are sent side by side, what is in one one after another; of all tabs one at a time sends in a lane.
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

  async send(added: New): Promise<void> {
    const lane = laneOf(added);
    const createdAt = this.nextMoment();
    await this.keep({ ...added, id: crypto.randomUUID(), lane, createdAt, status: 'waiting', failure: null });
    await this.sendLane(lane);
  }

  /** Sends again what was refused, under the same key. */
  async retry(id: string): Promise<void> {
    const outgoing = this.current().find((one) => one.id === id);
    if (!outgoing) return;
    await this.keep({ ...outgoing, status: 'waiting', failure: null });
    await this.sendLane(outgoing.lane);
  }

  async discard(id: string): Promise<void> {
    await this.drop(id);
  }

  /** Sends whatever waits, as when the connection is back. */
  readonly sendAll = (): void => {
    this.tries.clear();
    for (const lane of new Set(this.current().map((one) => one.lane))) void this.sendLane(lane);
  };

  /** Settles when nothing in the lane is under way from this tab, at the latest after 3 s. */
  settled(lane: string): Promise<void> {
    const isSending = () => this.current().some((one) => one.lane === lane && one.status === 'sending');
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

  private sendLane(lane: string): Promise<void> {
    const { signal } = this.closing;
    return navigator.locks
      .request(`outbox-${this.userId}-${lane}`, { signal }, async () => {
        // Another tab may have sent some of it meanwhile.
        await this.reload();
        for (let next = this.nextIn(lane); next && !signal.aborted; next = this.nextIn(lane)) {
          if (!(await this.attempt(next))) return this.tryLater(lane);
        }
      })
      .catch(() => {}); // closed while it waited for its turn
  }

  private nextIn(lane: string): Outgoing | undefined {
    return this.current().find((one) => one.lane === lane && one.status === 'waiting');
  }

  /** Whether the next in the lane may follow: not where this one failed for a reason that passes. */
  private async attempt(outgoing: Outgoing): Promise<boolean> {
    this.show({ ...outgoing, status: 'sending' });
    try {
      const goOn = await this.deliver(outgoing);
      const later = this.current().filter(({ id, lane }) => lane === outgoing.lane && id !== outgoing.id);
      if (goOn) for (const one of later) await this.keep(goOn(one));
    } catch (error) {
      // Discarded meanwhile, which may be why it failed.
      if (!this.current().some(({ id }) => id === outgoing.id)) return true;
      if (isPassing(error)) {
        this.show(outgoing);
        return false;
      }
      await this.keep({ ...outgoing, status: 'failed', failure: failureOf(error) });
      return true;
    }
    this.tries.delete(outgoing.lane);
    await this.drop(outgoing.id);
    return true;
  }

  private tryLater(lane: string): void {
    const count = this.tries.get(lane) ?? 0;
    this.tries.set(lane, count + 1);
    const timer = setTimeout(() => void this.sendLane(lane), RETRY_AFTER[count] ?? RETRY_AFTER.at(-1));
    this.closing.signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  }

  /** No two have the same time: it is their order. */
  private nextMoment(): string {
    this.lastAt = Math.max(Date.now(), this.lastAt + 1);
    return new Date(this.lastAt).toISOString();
  }

  private async reload(): Promise<void> {
    const written = await this.database?.getAll('outbox');
    if (!written) return;
    const known = new Map(this.current().map((one) => [one.id, one]));
    const merged = written.map((row) => (known.get(row.id)?.status === 'sending' ? known.get(row.id)! : row));
    const unwritten = this.current().filter(
      ({ id }) => this.unwritten.has(id) && !written.some((row) => row.id === id),
    );
    this.outgoing.become([...merged, ...unwritten].sort((a, b) => a.createdAt.localeCompare(b.createdAt)));
  }

  private async keep(outgoing: Outgoing): Promise<void> {
    this.show(outgoing);
    this.unwritten.add(outgoing.id);
    await this.database?.put('outbox', outgoing).finally(() => this.unwritten.delete(outgoing.id));
    this.channel.postMessage('changed');
  }

  private async drop(id: string): Promise<void> {
    this.outgoing.become(this.current().filter((one) => one.id !== id));
    await this.database?.delete('outbox', id);
    this.channel.postMessage('changed');
  }

  /** For this tab alone: that it is being sent is nothing that outlives it. */
  private show(outgoing: Outgoing): void {
    const all = this.current();
    const known = all.some(({ id }) => id === outgoing.id);
    this.outgoing.become(known ? all.map((one) => (one.id === outgoing.id ? outgoing : one)) : [...all, outgoing]);
  }
}
