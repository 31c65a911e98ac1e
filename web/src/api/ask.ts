import type { TypedDocumentNode } from '@apollo/client';
import { print } from 'graphql';
import { ApiError, NetworkError, type WireError } from './errors.js';
import { reach } from './reach.js';

/**
 * One GraphQL operation over HTTP past the cache: what signing in and out needs. token: an access token, where it takes
 * one. Throws ApiError for what the server refused, NetworkError where no answer came within 15 s.
 */
export async function ask<Result, Variables>(
  document: TypedDocumentNode<Result, Variables>,
  variables: Variables,
  token?: string,
): Promise<Result> {
  const body = await answerTo(JSON.stringify({ query: print(document), variables }), token);
  const [error] = body.errors ?? [];
  if (error) throw new ApiError(error);
  return body.data as Result;
}

async function answerTo(body: string, token?: string): Promise<{ data?: unknown; errors?: WireError[] }> {
  const headers = {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json',
    ...(token && { authorization: `Bearer ${token}` }),
  };
  const response = await reach('/graphql', { method: 'POST', headers, body });
  try {
    return await response.json();
  } catch (cause) {
    throw new NetworkError({ cause }); // something between here and the server answered
  }
}
