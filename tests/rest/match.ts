import { ID, LINK, NUMBER, TEXT, TIME, TOKEN } from './golden/exchange.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const PLACEHOLDERS: Record<string, (value: unknown) => boolean> = {
  [ID]: (value) => typeof value === 'string' && UUID.test(value),
  [TIME]: (value) => typeof value === 'string' && INSTANT.test(value),
  [TOKEN]: (value) => typeof value === 'string' && value.split('.').length === 3,
  [TEXT]: (value) => typeof value === 'string' && value !== '',
  [LINK]: (value) => typeof value === 'string' && /^http:.*\/files\/[^?]+\?.*signature=/.test(value),
  [NUMBER]: (value) => typeof value === 'number',
};

/**
 * Where a value differs from what it must be like, each as `path: what`; empty where it fits. Objects have exactly the fields
 * named, except by `including`.
 */
export function differences(value: unknown, pattern: unknown, path = 'body'): string[] {
  if (typeof pattern === 'string' && pattern in PLACEHOLDERS) {
    return PLACEHOLDERS[pattern]!(value) ? [] : [`${path}: ${show(value)} is no ${pattern}`];
  }
  if (Array.isArray(pattern)) {
    if (!Array.isArray(value)) return [`${path}: ${show(value)} is no list`];
    if (value.length !== pattern.length) return [`${path}: has ${value.length} entries, not ${pattern.length}`];
    return pattern.flatMap((each, index) => differences(value[index], each, `${path}.${index}`));
  }
  if (typeof pattern === 'object' && pattern !== null) return objectDifferences(value, pattern as Fields, path);
  return Object.is(value, pattern) ? [] : [`${path}: ${show(value)} is not ${show(pattern)}`];
}

type Fields = Record<string, unknown>;

function objectDifferences(value: unknown, pattern: Fields, path: string): string[] {
  if ('<one of>' in pattern) {
    const all = (pattern['<one of>'] as unknown[]).map((each) => differences(value, each, path));
    return all.some((found) => found.length === 0) ? [] : all.flat();
  }
  const open = '<including>' in pattern;
  const fields = (open ? pattern['<including>'] : pattern) as Fields;
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [`${path}: ${show(value)} is no object`];
  const more = open ? [] : Object.keys(value).filter((name) => !(name in fields));
  return [
    ...more.map((name) => `${path}.${name}: is not named`),
    ...Object.entries(fields).flatMap(([name, each]) => differences((value as Fields)[name], each, `${path}.${name}`)),
  ];
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? 'undefined';
}
