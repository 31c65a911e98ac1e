import { encodePageCursor } from '../src/shared/cursors.js';
import { compare, type Line } from './harness/compare.js';
import { type BenchDatabase, createDatabase } from './harness/database.js';
import { graphqlRequest, type Load, openLoad } from './harness/load.js';
import { type Seeded, seed } from './harness/seed.js';
import { ask, type Server, startServer } from './support.js';

const PORTS = { few: 18_485, many: 18_486 };
const FEW = 10_000;
const MANY = 1_000_000;
const SECONDS = 0.3;
const ROUNDS = 15;
const NODES =
  'nodes { id content createdAt author { id username displayName } } pageInfo { hasPreviousPage hasNextPage }';
const PAGE = `query($id: ID!, $first: Int, $last: Int, $before: String) {
  room(id: $id) { messages(first: $first, last: $last, before: $before) { ${NODES} } } }`;

const PLACES = {
  newest: () => ({ last: 50 }),
  middle: ({ roomId, middle }: Seeded) => ({ last: 50, before: encodePageCursor(middle!, `messages:${roomId}`) }),
  first: () => ({ first: 50 }),
};

interface Served extends Seeded {
  server: Server;
}

/** The time of a page of 50 in a room of a million messages, against the same page in a room of ten thousand. */
export async function measureDepth(many: BenchDatabase): Promise<Line[]> {
  const few = await createDatabase(many.kind);
  const started: Served[] = [];
  try {
    const limit = await serve(few, PORTS.few, FEW);
    started.push(limit);
    const ours = await serve(many, PORTS.many, MANY);
    started.push(ours);
    const lines = [];
    for (const place of Object.keys(PLACES) as (keyof typeof PLACES)[]) {
      const [bare, deep] = [await openPage(limit, place), await openPage(ours, place)];
      lines.push(
        await compare(
          {
            what: `${place} page at 1,000,000 beside 10,000`,
            database: many.kind,
            unit: 'ms',
            target: { atMost: 1.2 },
          },
          async () => 1000 / (await bare.run(SECONDS)),
          async () => 1000 / (await deep.run(SECONDS)),
          { rounds: ROUNDS },
        ),
      );
      await bare.close();
      await deep.close();
    }
    return lines;
  } finally {
    for (const { server } of started) await server.stop();
    await few.drop();
  }
}

async function serve(database: BenchDatabase, port: number, messages: number): Promise<Served> {
  const seeded = await seed(database, 16, messages);
  const { url, folder, env } = database;
  return { ...seeded, server: await startServer(port, url ?? undefined, folder, { env }) };
}

/** One connection, so that what is measured is the time of one page. */
async function openPage(served: Served, place: keyof typeof PLACES): Promise<Load> {
  const { server, roomId, tokens } = served;
  const variables = { id: roomId, ...PLACES[place](served) };
  const { room } = await ask(server.url, tokens[0]!, PAGE, variables);
  if (room.messages.nodes.length !== 50) throw new Error(`the ${place} page is not one of 50 messages`);
  const request = () => graphqlRequest(tokens[0]!, PAGE, variables);
  return openLoad({ url: server.url, starts: '{"data":', request }, 1);
}
