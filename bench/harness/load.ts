import { Client } from 'undici';

/** What is asked again and again. `starts`: how every good answer begins. */
export interface Target {
  url: string;
  starts: string;
  request(connection: number): {
    path: string;
    method: 'GET' | 'POST';
    headers?: Record<string, string>;
    body?: string;
  };
}

/** Connections kept open to one server. */
export interface Load {
  /** Asks on each connection as soon as it has its answer, for so long; gives answers per second. Throws on a bad one. */
  run(seconds: number): Promise<number>;
  close(): Promise<void>;
}

export function openLoad(target: Target, connections: number): Load {
  const clients = Array.from({ length: connections }, () => new Client(target.url, { pipelining: 1 }));
  return {
    async run(seconds) {
      const started = performance.now();
      const until = started + seconds * 1000;
      const counts = await Promise.all(clients.map((client, index) => askUntil(until, client, target, index)));
      return counts.reduce((sum, count) => sum + count, 0) / ((performance.now() - started) / 1000);
    },
    async close() {
      await Promise.all(clients.map((client) => client.close()));
    },
  };
}

async function askUntil(until: number, client: Client, { request, starts }: Target, index: number): Promise<number> {
  let count = 0;
  for (; performance.now() < until; count++) {
    const { body } = await client.request(request(index));
    const text = await body.text();
    if (!text.startsWith(starts)) throw new Error(`a bad answer: ${text.slice(0, 300)}`);
  }
  return count;
}

/** A GraphQL request over HTTP. */
export function graphqlRequest(token: string, query: string, variables: object) {
  return {
    path: '/graphql',
    method: 'POST' as const,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  };
}
