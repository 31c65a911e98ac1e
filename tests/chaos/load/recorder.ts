import type { History } from '../checker.ts';

/** Keeps what clients do and hear, as the checker wants it, and counts what they met on the way. */
export class Recorder {
  readonly attempts: History['attempts'] = new Map();
  readonly acks: History['acks'] = [];
  readonly unsure: History['unsure'] = new Set();
  readonly subscribers: History['subscribers'] = new Map();
  /** Requests sent, repeats included. */
  requests = 0;
  /** Errors by their code, and closes of sockets that were connected by theirs. */
  readonly errors = new Map<string, number>();
  readonly closes = new Map<number, number>();
  /** When each message was answered first, milliseconds of performance.now(). */
  readonly answeredAt = new Map<string, number>();
  /** From the answer to the sender until a subscriber heard, milliseconds; 0 for who heard before. */
  readonly lags: number[] = [];
  /** Times of single requests, answered or not, milliseconds. */
  readonly requestTimes: number[] = [];
  /** Times from a send to its answer, repeats included, milliseconds. */
  readonly times: number[] = [];

  private readonly texts = new Map<string, string>();

  /** The same text, kept once however many heard it. */
  once(text: string): string {
    const known = this.texts.get(text);
    if (known === undefined) this.texts.set(text, text);
    return known ?? text;
  }

  count<K>(counts: Map<K, number>, key: K): void {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }

  get receipts(): number {
    return [...this.subscribers.values()].reduce((sum, { receipts }) => sum + receipts.length, 0);
  }
}

/** The value below which a share (0 to 1) of the values lies; 0 of nothing. */
export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
