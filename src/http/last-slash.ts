/** The addresses of REST: old clients write them with a trailing slash, or without. */
const OF_REST = /^(\/(?:api|v1)\/[^?]*[^/?])\/(?=\?|$)/;

/** The address under which a route of REST is known. */
export function withoutLastSlash(url: string): string {
  return url.replace(OF_REST, '$1');
}
