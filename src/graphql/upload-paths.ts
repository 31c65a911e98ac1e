/** A path into the variables, with names as GraphQL has them and places in lists. */
const PATH = /^variables(\.[_A-Za-z][_0-9A-Za-z]*|\.\d{1,3})+$/;
/** What every object or function has by itself. */
const INHERITED = new Set([
  ...Object.getOwnPropertyNames(Object.prototype),
  ...Object.getOwnPropertyNames(Array.prototype),
  ...Object.getOwnPropertyNames(String.prototype),
  'prototype',
]);

/**
 * Whether the `map` of a multipart request names places in the variables only. What it leads to is assigned to: by
 * `variables.toString.call` that would be a function which the whole process uses. What is no map is for others to refuse.
 */
export function isSafePath(map: string): boolean {
  const paths = parse(map);
  return paths.every(
    (path) => typeof path === 'string' && PATH.test(path) && !path.split('.').some((name) => INHERITED.has(name)),
  );
}

function parse(map: string): unknown[] {
  try {
    return Object.values(JSON.parse(map) as object).flat();
  } catch {
    return [];
  }
}
