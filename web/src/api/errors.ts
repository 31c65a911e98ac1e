import { CombinedGraphQLErrors, ServerError, ServerParseError } from '@apollo/client/errors';

/** An error as the server writes it. */
export interface WireError {
  message: string;
  extensions?: { code?: string; fields?: Record<string, string>; retryAfter?: number };
}

/** What the server refused, and why. */
export class ApiError extends Error {
  constructor(readonly wire: WireError) {
    super(wire.message);
    this.name = 'ApiError';
  }
}

/** The server was not reached, or answered nothing that can be read. */
export class NetworkError extends Error {
  constructor(options?: ErrorOptions) {
    super('The server cannot be reached.', options);
    this.name = 'NetworkError';
  }
}

/** Why something failed. code: one of the schema's ErrorCode, NETWORK, or BUG for a fault of the app itself. fields: input path without `input.` -> message. */
export interface Failure {
  code: string;
  message: string;
  fields: Record<string, string>;
  retryAfter: number | null;
}

/** Reads any error that an operation may end with. */
export function failureOf(error: unknown): Failure {
  const wire = wireOf(error);
  if (!wire)
    return { code: isUnreached(error) ? 'NETWORK' : 'BUG', message: String(error), fields: {}, retryAfter: null };
  const { code = 'INTERNAL_SERVER_ERROR', fields = {}, retryAfter = null } = wire.extensions ?? {};
  const named = Object.entries(fields).map(([path, message]) => [path.replace(/^input\./, ''), message]);
  return { code, message: wire.message, fields: Object.fromEntries(named), retryAfter };
}

/** Whether trying again later may help: nothing was refused for what it is. */
export function isPassing(error: unknown): boolean {
  return ['NETWORK', 'UNAVAILABLE', 'RATE_LIMITED', 'INTERNAL_SERVER_ERROR'].includes(failureOf(error).code);
}

function wireOf(error: unknown): WireError | null {
  if (error instanceof ApiError) return error.wire;
  if (CombinedGraphQLErrors.is(error)) return error.errors[0] as WireError;
  if (Array.isArray(error)) return (error[0] as WireError | undefined) ?? null; // what a subscription ends with
  return null;
}

/** No answer, one that is not the server's, or a socket that closed. */
function isUnreached(error: unknown): boolean {
  const isAnswer = ServerError.is(error) || ServerParseError.is(error);
  return error instanceof NetworkError || isAnswer || error instanceof Event;
}
