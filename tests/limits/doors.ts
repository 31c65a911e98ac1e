import type { TestUser } from '../support/builders.js';
import type { ClientError } from '../support/client.js';
import { openReady } from '../support/raw-socket.js';
import type { TestApp } from '../support/test-app.js';

/** What a door answered. status: null where the door has none. */
export interface Reply {
  status: number | null;
  errors?: ClientError[];
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of many shapes
  data?: any;
}

/** Asks through one door as somebody, or as nobody where the door lets him. */
export type Door = (app: TestApp, user: TestUser, query: string, variables?: object) => Promise<Reply>;

const post: Door = async (app, { accessToken }, query, variables = {}) => {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${accessToken}` };
  const body = JSON.stringify({ query, variables });
  const response = await fetch(`${app.url}/graphql`, { method: 'POST', headers, body });
  return { status: response.status, ...((await response.json()) as object) };
};

const get: Door = async (app, { accessToken }, query, variables = {}) => {
  const parameters = new URLSearchParams({ query, variables: JSON.stringify(variables) });
  const headers = { 'apollo-require-preflight': '1', authorization: `Bearer ${accessToken}` };
  const response = await fetch(`${app.url}/graphql?${parameters}`, { headers });
  return { status: response.status, ...((await response.json()) as object) };
};

const overSocket: Door = async (app, user, query, variables = {}) => {
  const socket = await openReady(app, user);
  socket.send({ id: '1', type: 'subscribe', payload: { query, variables } });
  const { type, payload } = await socket.first(({ id }) => id === '1');
  socket.close();
  if (type === 'error') return { status: null, errors: payload as ClientError[] };
  return { status: null, ...(payload as object) };
};

export const doors: [string, Door][] = [
  ['POST', post],
  ['GET', get],
  ['WebSocket', overSocket],
];
