import type { Requester } from './client.js';
import type { TestApp } from './test-app.js';

/** What REST answered; the body is null where there is none. */
// biome-ignore lint/suspicious/noExplicitAny: tests read answers of many shapes
export interface RestAnswer<T = any> {
  status: number;
  headers: Headers;
  body: T;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';

/** Sends one request as an old client would. body: JSON, or a form. */
// biome-ignore lint/suspicious/noExplicitAny: tests read answers of many shapes
export async function rest<T = any>(
  app: TestApp,
  as: Requester | null,
  method: Method,
  path: string,
  body?: object,
): Promise<RestAnswer<T>> {
  const headers: Record<string, string> = {};
  if (as?.accessToken) headers.authorization = `Bearer ${as.accessToken}`;
  if (body !== undefined && !(body instanceof FormData)) headers['content-type'] = 'application/json';
  const response = await fetch(`${app.url}${path}`, {
    method,
    headers,
    body: body === undefined ? undefined : body instanceof FormData ? body : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
}

/** As `rest`, for what must succeed: throws where it was refused, gives the body. */
// biome-ignore lint/suspicious/noExplicitAny: tests read answers of many shapes
export async function restGives<T = any>(...request: Parameters<typeof rest>): Promise<T> {
  const answer = await rest<T>(...request);
  if (answer.status >= 400) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}
