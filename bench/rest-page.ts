import { compare, type Line } from './harness/compare.js';
import type { BenchDatabase } from './harness/database.js';
import { graphqlRequest, openLoad } from './harness/load.js';
import { seed } from './harness/seed.js';
import { startServer } from './support.js';

const PORT = 18_483;
const CONNECTIONS = 16;
const SECONDS = 1.5;
const MESSAGES = 10_000;
/** What a page of REST has, but for the count of all messages, which GraphQL does not give. */
const PAGE = `query($id: ID!) { room(id: $id) { messages(last: 50) {
  nodes { id content createdAt editedAt author { id username email avatarUrl createdAt }
    attachments { id name size type url createdAt uploader { id } } }
  pageInfo { hasPreviousPage } } } }`;

/** Numbered pages of 50 messages over REST, per second, against the same messages over GraphQL. */
export async function measureRestPages(database: BenchDatabase): Promise<Line[]> {
  const { roomId, tokens } = await seed(database, CONNECTIONS, MESSAGES);
  const { url, folder, env } = database;
  const server = await startServer(PORT, url ?? undefined, folder, { env });
  try {
    const graphql = openLoad(
      {
        url: server.url,
        starts: '{"data":',
        request: (connection) => graphqlRequest(tokens[connection]!, PAGE, { id: roomId }),
      },
      CONNECTIONS,
    );
    const rest = openLoad(
      {
        url: server.url,
        starts: `{"count":${MESSAGES},`,
        request: (connection) => ({
          path: `/api/rooms/${roomId}/messages/?page_size=50`,
          method: 'GET',
          headers: { authorization: `Bearer ${tokens[connection]!}` },
        }),
      },
      CONNECTIONS,
    );
    const line = await compare(
      {
        what: 'page of 50 messages over REST, against GraphQL',
        database: database.kind,
        unit: 'pages/s',
        target: { atLeast: 0.9 },
      },
      () => graphql.run(SECONDS),
      () => rest.run(SECONDS),
    );
    await graphql.close();
    await rest.close();
    return [line];
  } finally {
    await server.stop();
  }
}
