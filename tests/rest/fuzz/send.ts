import fc, { type Arbitrary } from 'fast-check';
import type { OpenApiDocument, Operation } from '../open-api-document.js';
import { type Known, type Making, valuesOf } from './arbitrary.js';

/** One request to an operation, as it is sent. */
export interface FuzzedRequest {
  path: string;
  body: unknown;
}

/** Longer addresses are refused before any route is asked (431). */
const MAX_PATH = 4000;

/** Requests to an operation: its parameters and bodies as its schemas have them, or nearly. */
export function requestsOf(document: OpenApiDocument, operation: Operation, known: Known): Arbitrary<FuzzedRequest> {
  const makings = [false, true].map((isWild) => ({ known, resolve: document.resolve, isWild }));
  return fc
    .oneof(...makings.map((making) => requestsMade(operation, making)))
    .filter(({ path }) => path.length <= MAX_PATH);
}

function requestsMade(operation: Operation, making: Making): Arbitrary<FuzzedRequest> {
  const [media] = Object.values(operation.body);
  const body = media?.schema ? valuesOf(media.schema, making) : fc.constant(undefined);
  const parts = operation.parameters.map(({ name, in: place, schema, description }) => {
    const values = valuesOf({ description, ...schema }, making);
    return [name, place === 'path' ? inPath(operation, name, making, values) : fc.option(values, { nil: undefined })];
  });
  return fc
    .tuple(fc.record(Object.fromEntries(parts) as Record<string, Arbitrary<unknown>>), body)
    .map(([values, sent]) => ({ path: pathOf(operation, values), body: sent }));
}

/** Mostly what is there, as `/tasks/{id}` names it: else all that is seen is 404. */
function inPath({ path }: Operation, name: string, { known }: Making, values: Arbitrary<unknown>): Arbitrary<unknown> {
  const [, kind = ''] = new RegExp(`/(\\w+)/{${name}}`).exec(path) ?? [];
  const ids = known[kind === 'members' ? 'users' : kind];
  return ids ? fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...ids) }, values) : values;
}

function pathOf({ path, parameters }: Operation, values: Record<string, unknown>): string {
  const query = new URLSearchParams();
  let filled = path;
  for (const { name, in: place } of parameters) {
    if (values[name] === undefined) continue;
    const text = typeof values[name] === 'string' ? values[name] : JSON.stringify(values[name]);
    if (place === 'path') filled = filled.replace(`{${name}}`, encodeURIComponent(text.toWellFormed()) || '%20');
    else query.append(name, text.toWellFormed());
  }
  return query.size > 0 ? `${filled}?${query}` : filled;
}

/** Sends a request as its operation takes it: JSON, or the fields of a form, texts as they are and one file. */
export function send(url: string, operation: Operation, request: FuzzedRequest, token: string): Promise<Response> {
  const isForm = Object.keys(operation.body)[0] === 'multipart/form-data';
  const hasBody = request.body !== undefined;
  return fetch(url + request.path, {
    method: operation.method,
    redirect: 'manual',
    headers: {
      authorization: `Bearer ${token}`,
      ...(hasBody && !isForm && { 'content-type': 'application/json' }),
    },
    body: !hasBody ? undefined : isForm ? formOf(request.body) : JSON.stringify(request.body),
  });
}

function formOf(body: unknown): FormData {
  const form = new FormData();
  const fields = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  for (const [name, value] of fields) {
    if (/^(file|files|archive)$/.test(name)) form.append(name, new Blob([JSON.stringify(value)]), `${name}.txt`);
    else form.append(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  return form;
}
