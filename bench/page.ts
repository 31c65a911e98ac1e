import { compare, type Line } from './harness/compare.js';
import type { BenchDatabase } from './harness/database.js';
import { startHelper } from './harness/helper.js';
import { graphqlRequest, openLoad } from './harness/load.js';
import { seed } from './harness/seed.js';
import { ask, startServer } from './support.js';

const PORT = 18_481;
const CONNECTIONS = 16;
const SECONDS = 1.5;
const MESSAGES = 10_000;
const PAGE = `query($id: ID!) { room(id: $id) { messages(last: 50) {
  nodes { id content createdAt editedAt version author { id username displayName } }
  pageInfo { hasPreviousPage startCursor } } } }`;

/** Pages of 50 messages with their authors, per second, against one statement for the same rows behind plain HTTP. */
export async function measurePages(database: BenchDatabase): Promise<Line[]> {
  const { roomId, tokens } = await seed(database, CONNECTIONS, MESSAGES);
  const { url, folder, env } = database;
  const server = await startServer(PORT, url ?? undefined, folder, { env });
  const bare = startHelper('limits/page', { url, folder, roomId });
  try {
    const { port } = await bare.ask({});
    const limit = openLoad(
      { url: `http://127.0.0.1:${port}`, starts: '[{', request: () => ({ path: '/', method: 'GET' }) },
      CONNECTIONS,
    );
    const ours = openLoad(
      {
        url: server.url,
        starts: '{"data":',
        request: (connection) => graphqlRequest(tokens[connection]!, PAGE, { id: roomId }),
      },
      CONNECTIONS,
    );
    const { room } = await ask(server.url, tokens[0]!, PAGE, { id: roomId });
    if (room.messages.nodes.length !== 50) throw new Error('the page is not one of 50 messages');
    const line = await compare(
      { what: 'page of 50 messages with authors', database: database.kind, unit: 'pages/s', target: { atLeast: 0.4 } },
      () => limit.run(SECONDS),
      () => ours.run(SECONDS),
    );
    await limit.close();
    await ours.close();
    return [line];
  } finally {
    await bare.stop();
    await server.stop();
  }
}
