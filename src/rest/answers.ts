import type { TSchema } from 'typebox';
import { STATUS } from '../http/error-handler.js';
import { ERROR_CODES, type ErrorCode } from '../shared/errors.js';
import { inWordsOfRest } from './error-body.js';

/** What any route may refuse, and what those do that take a body, or change something. */
const ALWAYS: ErrorCode[] = ['BAD_REQUEST', 'RATE_LIMITED', 'INTERNAL_SERVER_ERROR', 'UNAVAILABLE'];
const WITH_BODY: ErrorCode[] = ['BAD_USER_INPUT', 'PAYLOAD_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'];

/** What a route is like, as far as its refusals follow from it. */
export interface RouteKind {
  isOpen: boolean;
  /** Whether its path names something: longer than an id could be, it is no path at all. */
  hasId: boolean;
  hasBody: boolean;
  changes: boolean;
}

/**
 * The answers of a route for its schema: what it gives, by status, and what it refuses beyond what follows from its kind.
 */
export function answers<T extends Record<number, TSchema | object>>(given: T, ...refused: ErrorCode[]): T {
  return { ...given, ...describe(refused) };
}

/** The refusals that follow from a route's kind, by status. */
export function commonRefusals({ isOpen, hasId, hasBody, changes }: RouteKind): Record<number, object> {
  const refused = [...ALWAYS];
  if (!isOpen) refused.push('UNAUTHENTICATED');
  if (hasId) refused.push('NOT_FOUND');
  if (hasBody) refused.push(...WITH_BODY);
  if (changes) refused.push('STORAGE_FULL');
  return describe(refused);
}

/** Refusals as responses of OpenAPI, one for each status, with an example for each code. */
function describe(codes: readonly ErrorCode[]): Record<number, object> {
  const byStatus = Map.groupBy(new Set(codes), (code) => STATUS[code] ?? 400);
  return Object.fromEntries([...byStatus].map(([status, those]) => [status, responseOf(those)]));
}

function responseOf(codes: ErrorCode[]): object {
  const examples = Object.fromEntries(codes.map((code) => [code, { value: exampleOf(code) }]));
  return {
    description: codes.map((code) => `\`${code}\`: ${inWordsOfRest(ERROR_CODES[code])}`).join(' '),
    content: { 'application/json': { schema: { $ref: 'Error#' }, examples } },
  };
}

function exampleOf(code: ErrorCode): object {
  return {
    code,
    detail: inWordsOfRest(ERROR_CODES[code]),
    ...(code === 'BAD_USER_INPUT' && { errors: { name: ['Is blank.'] } }),
    ...((code === 'RATE_LIMITED' || code === 'UNAVAILABLE') && { retry_after: 2 }),
  };
}

/** Both sets of answers; where both refuse with one status, both sets of codes are told. */
export function withRefusals(own: Record<number, object>, common: Record<number, object>): Record<number, object> {
  const all: Record<number, object> = { ...common, ...own };
  for (const status of Object.keys(own).map(Number)) {
    const other = common[status] as Described | undefined;
    if (other) all[status] = merge(own[status] as Described, other);
  }
  return all;
}

interface Described {
  content: { 'application/json': { examples: object } };
}

function merge(...both: [Described, Described]): object {
  const codes = both.flatMap(({ content }) => Object.keys(content['application/json'].examples));
  return responseOf([...new Set(codes)] as ErrorCode[]);
}
