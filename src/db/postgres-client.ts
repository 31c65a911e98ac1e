import pg from 'pg';
import { preparedName } from './prepared-names.js';

/** A statement that has no answer after so long was sent to a server that is gone, milliseconds: locks end after 5 s. */
const DEADLINE = 10_000;

/** SQLSTATE of what the driver words without a code (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
const CONNECTION_FAILURE = '08006';

/** A connection that is given up, with all that waits for it, when a statement gets no answer in time. */
export class ImpatientClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: pg's query has a dozen forms, which pass through as they are
  override query(...args: any[]): any {
    const [text, values] = args;
    const named = typeof text === 'string' && Array.isArray(values) ? preparedName(text) : undefined;
    const sent = named ? [{ name: named, text, values }] : args;
    const result = (super.query as (...args: unknown[]) => unknown).apply(this, sent);
    if (!(result instanceof Promise)) return result;
    const { stream } = (this as unknown as { connection: { stream: { destroy(): void } } }).connection;
    const timer = setTimeout(() => stream.destroy(), DEADLINE);
    return result.catch(rethrowCoded).finally(() => clearTimeout(timer));
  }
}

/** Errors of PostgreSQL itself pass; where the connection was lost, or none was to be had, all have a code. */
export function rethrowCoded(error: Error & { code?: string }): never {
  if (error instanceof pg.DatabaseError) throw error;
  throw Object.assign(new Error(error.message, { cause: error }), { code: error.code ?? CONNECTION_FAILURE });
}
