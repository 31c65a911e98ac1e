import { parseSetCookie } from 'cookie';
import type { Answer, ClientError } from './client.js';
import type { TestApp } from './test-app.js';

/** What a browser does with one server: it keeps the cookie and names the page's origin. */
export interface Browser {
  /** `name=value` as it is sent; null without one. Tests may set it, as one who copied it would. */
  cookie: string | null;
  /** The header that set the cookie last. */
  setCookie: string | null;
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of many shapes
  ask(query: string, variables?: object, more?: Record<string, string>): Promise<Answer<any>>;
}

/** A page in a browser of its own; origin: the page's, null where the browser names none. */
export function openBrowser(app: TestApp, origin: string | null = app.url): Browser {
  const browser: Browser = {
    cookie: null,
    setCookie: null,
    async ask(query, variables = {}, more = {}) {
      const headers: Record<string, string> = { 'content-type': 'application/json', ...more };
      if (browser.cookie) headers.cookie = `theme=dark; ${browser.cookie}`;
      if (origin !== null) headers.origin = origin;
      const body = JSON.stringify({ query, variables });
      const response = await fetch(`${app.url}/graphql`, { method: 'POST', headers, body });
      for (const header of response.headers.getSetCookie()) {
        const { name, value, maxAge } = parseSetCookie(header);
        browser.setCookie = header;
        browser.cookie = maxAge === 0 ? null : `${name}=${value}`;
      }
      const answer = (await response.json()) as { data: unknown; errors?: ClientError[] };
      return {
        status: response.status,
        headers: response.headers,
        ...answer,
        code: answer.errors?.[0]?.extensions.code,
      };
    },
  };
  return browser;
}
