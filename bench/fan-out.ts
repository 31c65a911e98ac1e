import { compare, type Line } from './harness/compare.js';
import type { BenchDatabase } from './harness/database.js';
import { type Helper, startHelper } from './harness/helper.js';
import { CONTENT, type Seeded, seed } from './harness/seed.js';
import { ask, type Server, startServer } from './support.js';

const PORT = 18_483;
const SUBSCRIBERS = 500;
const SENDERS = 16;
/** Sent in each round. */
const MESSAGES = 320;
const MESSAGE = 'message { id content createdAt author { id username displayName } }';
const SUBSCRIPTIONS = {
  messageAdded: `subscription($roomId: ID!, $after: Cursor) {
    messageAdded(roomId: $roomId, after: $after) { cursor ${MESSAGE} } }`,
  events: `subscription($after: Cursor) { events(after: $after) { cursor kind ... on MessageEvent { ${MESSAGE} } } }`,
};
const SEND = 'mutation($input: SendMessageInput!) { sendMessage(input: $input) { cursor } }';

/**
 * Frames delivered per second to 500 members of a room, from the first send to the last frame at the last socket. 16
 * senders each send their next message as soon as the last one is stored: what is stored grows faster than it can be
 * delivered, and what the storing takes of the machine counts as ours.
 */
export async function measureFanOut(database: BenchDatabase): Promise<Line[]> {
  const seeded = await seed(database, SUBSCRIBERS);
  const { url, folder, env } = database;
  const server = await startServer(PORT, url ?? undefined, folder, { env });
  try {
    const lines = [];
    for (const field of Object.keys(SUBSCRIPTIONS)) {
      lines.push(await measureField(field as keyof typeof SUBSCRIPTIONS, database, server, seeded));
    }
    return lines;
  } finally {
    await server.stop();
  }
}

async function measureField(
  field: keyof typeof SUBSCRIPTIONS,
  { kind }: BenchDatabase,
  server: Server,
  { roomId, tokens }: Seeded,
): Promise<Line> {
  const bareServer = startHelper('limits/fan-out', {});
  const subscribers = startHelper('harness/subscribers', {});
  const bareSubscribers = startHelper('harness/subscribers', {});
  try {
    const { viewer } = await ask(server.url, tokens[0]!, '{ viewer { cursor } }');
    const query = SUBSCRIPTIONS[field];
    const variables = { roomId: field === 'events' ? undefined : roomId, after: viewer.cursor };
    const address = `${server.url.replace('http', 'ws')}/graphql`;
    await subscribers.ask({ connect: { url: address, count: SUBSCRIBERS, tokens, query, variables } });
    const { port } = await bareServer.ask({});
    await bareSubscribers.ask({ connect: { url: `ws://127.0.0.1:${port}`, count: SUBSCRIBERS } });

    let bytes = 0;
    const ours = counting(subscribers, async () => {
      await Promise.all(tokens.slice(0, SENDERS).map((token) => sendSome(server, token, roomId)));
    });
    const limit = counting(bareSubscribers, () => bareServer.ask({ times: MESSAGES, bytes }));
    // Only a frame of ours tells how long the others are to be.
    bytes = (await ours()).bytes;
    return await compare(
      {
        what: `${field} to ${SUBSCRIBERS} subscribers`,
        database: kind,
        unit: 'frames/s',
        target: { atLeast: 0.7 },
      },
      async () => (await limit()).rate,
      async () => (await ours()).rate,
    );
  } finally {
    await subscribers.stop();
    await bareSubscribers.stop();
    await bareServer.stop();
  }
}

/** Gives how fast what `send` causes arrives, and how long the frames are. */
function counting(subscribers: Helper, send: () => Promise<unknown>) {
  let frames = 0;
  return async (): Promise<{ rate: number; bytes: number }> => {
    frames += MESSAGES * SUBSCRIBERS;
    const started = performance.now();
    const [{ bytes }] = await Promise.all([subscribers.ask({ frames }), send()]);
    return { rate: (MESSAGES * SUBSCRIBERS) / ((performance.now() - started) / 1000), bytes };
  };
}

async function sendSome(server: Server, token: string, roomId: string): Promise<void> {
  for (let sent = 0; sent < MESSAGES / SENDERS; sent++) {
    await ask(server.url, token, SEND, { input: { roomId, content: CONTENT } });
  }
}
