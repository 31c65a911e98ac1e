import { openSocket } from '../../support/raw-socket.js';
import type { TestApp } from '../../support/test-app.js';
import { VIEWER } from './documents.js';

/** What a door made of a token: 200, or how it refused it. A socket refuses by the code that it is closed with. */
type Present = (app: TestApp, token: string) => Promise<number>;

const post: Present = async (app, token) => {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const body = JSON.stringify({ query: VIEWER });
  return statusOf(await fetch(`${app.url}/graphql`, { method: 'POST', headers, body }));
};

const get: Present = async (app, token) => {
  const headers = { 'apollo-require-preflight': '1', authorization: `Bearer ${token}` };
  return statusOf(await fetch(`${app.url}/graphql?query=${encodeURIComponent(VIEWER)}`, { headers }));
};

async function statusOf(response: Response): Promise<number> {
  const { data, errors } = (await response.json()) as { data?: unknown; errors?: { extensions: { code: string } }[] };
  if (response.status === 200) return 200;
  if (data) throw new Error(`a refused request was answered: ${JSON.stringify(data)}`);
  if (response.status === 401 && errors![0]!.extensions.code !== 'UNAUTHENTICATED') throw new Error('not by its code');
  return response.status;
}

const overSocket: Present = async (app, token) => {
  const socket = await openSocket(app);
  socket.send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
  const verdict = await socket
    .first(({ type }) => type === 'connection_ack')
    .then(
      () => 200,
      () => socket.closed,
    );
  socket.close();
  return verdict;
};

/** The doors by which a token may come, with what each says to a bad one and to one that is too long. */
export const tokenDoors = [
  { name: 'POST', present: post, refused: 401, tooLong: 431 },
  { name: 'GET', present: get, refused: 401, tooLong: 431 },
  { name: 'WebSocket', present: overSocket, refused: 4401, tooLong: 1009 },
];
