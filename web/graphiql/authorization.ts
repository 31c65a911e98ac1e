type Headers = Record<string, unknown>;

/** The Authorization header as typed, whatever the case of its name; null when absent or still without a token. */
export function authorizationIn(headers: Headers | undefined): string | null {
  const entry = Object.entries(headers ?? {}).find(([name]) => isAuthorization(name));
  const value = typeof entry?.[1] === 'string' ? entry[1].trim() : '';
  return /^(bearer)?$/i.test(value) ? null : value;
}

/** The headers to send over HTTP: without an Authorization that has no token yet, so that signing in is not refused. */
export function sendableHeaders(headers: Headers | undefined): Headers {
  const authorization = authorizationIn(headers);
  const others = Object.entries(headers ?? {}).filter(([name]) => !isAuthorization(name));
  return { ...Object.fromEntries(others), ...(authorization === null ? {} : { authorization }) };
}

function isAuthorization(name: string): boolean {
  return name.toLowerCase() === 'authorization';
}
