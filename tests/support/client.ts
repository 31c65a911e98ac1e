import type { TestApp } from './test-app.js';

/** One error of a GraphQL answer, as a client sees it. */
export interface ClientError {
  message: string;
  path?: (string | number)[];
  extensions: { code: string; fields?: Record<string, string>; retryAfter?: number };
}

export interface Answer<T> {
  status: number;
  headers: Headers;
  data: T;
  errors?: ClientError[];
  /** The first error's code; undefined when there is none. */
  code: string | undefined;
}

/** Somebody who talks to the server over HTTP: anonymous without a token. */
export interface Requester {
  accessToken?: string;
}

/** Sends one document by POST, as a client would. Answers with errors are answers, not exceptions. */
// biome-ignore lint/suspicious/noExplicitAny: tests read answers of many shapes
export async function ask<T = any>(
  app: TestApp,
  as: Requester | null,
  query: string,
  variables: object = {},
): Promise<Answer<T>> {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (as?.accessToken) headers.authorization = `Bearer ${as.accessToken}`;
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query, variables }),
  });
  const body = (await response.json()) as { data: T; errors?: ClientError[] };
  return { status: response.status, headers: response.headers, ...body, code: body.errors?.[0]?.extensions.code };
}

/** As `ask`, for what must succeed: throws when there are errors, gives the data. */
// biome-ignore lint/suspicious/noExplicitAny: tests read answers of many shapes
export async function get<T = any>(
  app: TestApp,
  as: Requester | null,
  query: string,
  variables: object = {},
): Promise<T> {
  const answer = await ask<T>(app, as, query, variables);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors, null, 1));
  return answer.data;
}
