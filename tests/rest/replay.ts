import { zipOf } from '../features/files/zips.js';
import type { Exchange, GoldenFile } from './golden/exchange.js';
import { differences } from './match.js';

/** What earlier answers gave, by name. */
export type Kept = Map<string, string>;

/** Sends one request and gives in what its answer differs from the golden one; keeps what it names. */
export async function replay(url: string, exchange: Exchange, kept: Kept): Promise<string[]> {
  const response = await fetch(new URL(fill(exchange.path, kept), url), {
    method: exchange.method,
    headers: {
      ...(exchange.accept !== undefined && { accept: exchange.accept }),
      ...(exchange.as !== undefined && { authorization: `Bearer ${kept.get(`${exchange.as}.access`)}` }),
      ...(exchange.json !== undefined && { 'content-type': 'application/json' }),
    },
    body: bodyOf(exchange, kept),
  });
  const text = await response.text();
  if (response.status !== exchange.status) return [`status: ${response.status} is not ${exchange.status}: ${text}`];
  if (exchange.answer === undefined && exchange.keep === undefined) return [];
  return compare(JSON.parse(text), exchange, kept);
}

/** What a body differs in; keeps what the exchange names. */
export function compare(body: unknown, { answer, keep = {} }: Pick<Exchange, 'answer' | 'keep'>, kept: Kept): string[] {
  for (const [name, path] of Object.entries(keep)) {
    const value = path.split('.').reduce((at: unknown, key) => (at as Record<string, unknown>)?.[key], body);
    if (typeof value !== 'string') return [`${path}: is not there to be kept`];
    kept.set(name, value);
  }
  return answer === undefined ? [] : differences(body, filled(answer, kept));
}

/** Puts in what was kept, for each `$name`. */
export function fill(text: string, kept: Kept): string {
  return text.replace(/\$(\w+(?:\.(?:access|refresh))?)/g, (all, name: string) => {
    const value = kept.get(name);
    if (value === undefined) throw new Error(`${all} was kept of no answer.`);
    return value;
  });
}

function filled(value: unknown, kept: Kept): unknown {
  if (typeof value === 'string') return fill(value, kept);
  if (Array.isArray(value)) return value.map((each) => filled(each, kept));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, filled(each, kept)]));
}

function bodyOf({ json, form }: Exchange, kept: Kept): BodyInit | undefined {
  if (json !== undefined) return JSON.stringify(filled(json, kept));
  if (form === undefined) return undefined;
  const body = new FormData();
  for (const [name, part] of Object.entries(form)) {
    if (typeof part === 'string') body.append(name, fill(part, kept));
    else body.append(name, new Blob([bytesOf(part)], { type: part.type }), part.name);
  }
  return body;
}

function bytesOf({ content }: GoldenFile): BlobPart {
  if (typeof content === 'string') return content;
  return new Uint8Array(zipOf(Object.entries(content).map(([name, data]) => ({ name, data }))));
}
