import { type Client, createClient } from 'graphql-ws';

const url = `${location.origin.replace(/^http/, 'ws')}/graphql`;

/** The server's close code for a session whose access token has expired. */
const SESSION_EXPIRED = 4403;

let current: { authorization: string | null; client: Client } | undefined;

/**
 * The socket of this Authorization header; another header gets another socket. One socket at a time takes new
 * subscriptions; an older one closes by itself with its last subscription.
 */
export function socketFor(authorization: string | null): Client {
  if (current?.authorization !== authorization) current = { authorization, client: open(authorization) };
  return current.client;
}

/** What ended a subscription, in a sentence for the reader. error: a CloseEvent, an Error or a list of GraphQL errors. */
export function errorsOf(error: unknown): { message: string }[] {
  if (Array.isArray(error)) return error;
  if (!(error instanceof CloseEvent)) return [{ message: error instanceof Error ? error.message : String(error) }];
  const hint = error.code === 4401 ? ' Give {"authorization": "Bearer <accessToken>"} under "Headers".' : '';
  return [{ message: `The server closed the socket: ${error.code} ${error.reason}.${hint}` }];
}

function open(authorization: string | null): Client {
  return createClient({
    url,
    connectionParams: authorization === null ? {} : { authorization },
    shouldRetry: (problem) => problem instanceof CloseEvent && problem.code !== SESSION_EXPIRED,
  });
}
