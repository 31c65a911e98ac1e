import { compare, type Line } from './harness/compare.js';
import type { BenchDatabase } from './harness/database.js';
import { startHelper } from './harness/helper.js';
import { graphqlRequest, openLoad } from './harness/load.js';
import { CONTENT, seed } from './harness/seed.js';
import { startServer } from './support.js';

const PORT = 18_482;
const CONNECTIONS = [16, 64];
const SECONDS = 1.5;
const SEND = 'mutation($input: SendMessageInput!) { sendMessage(input: $input) { message { id } cursor } }';

/** Messages sent per second, each by a user of its own connection, against bare rows inserted and committed. */
export async function measureSends(database: BenchDatabase): Promise<Line[]> {
  const { roomId, tokens } = await seed(database, Math.max(...CONNECTIONS));
  const { url, folder, env, kind } = database;
  const server = await startServer(PORT, url ?? undefined, folder, { env });
  const bare = startHelper('limits/inserts', { url, folder });
  const request = (connection: number) =>
    graphqlRequest(tokens[connection]!, SEND, { input: { roomId, content: CONTENT } });
  try {
    const lines: Line[] = [];
    for (const connections of CONNECTIONS) {
      const load = openLoad({ url: server.url, starts: '{"data":', request }, connections);
      lines.push(
        await compare(
          { what: `sends, ${connections} at once`, database: kind, unit: 'messages/s', target: { atLeast: 0.2 } },
          async () => (await bare.ask({ workers: connections, seconds: SECONDS })).rate,
          () => load.run(SECONDS),
        ),
      );
      await load.close();
    }
    return lines;
  } finally {
    await bare.stop();
    await server.stop();
  }
}
