import { compare, type Line } from './harness/compare.js';
import { type BenchDatabase, createDatabase } from './harness/database.js';
import { startHelper } from './harness/helper.js';
import { seed } from './harness/seed.js';
import { startServer } from './support.js';

const PORT = 18_487;
const FILLED = 100_000;
const ROUNDS = 5;

/**
 * From the start of the process to its first answer, on a new database that it has to make its tables in, and on a filled
 * one, against a process that answers with plain node:http.
 */
export async function measureStarts(filled: BenchDatabase): Promise<Line[]> {
  await seed(filled, 16, FILLED);
  const line = (what: string) => ({ what, database: filled.kind, unit: 'ms' });
  return [
    await compare(line('start on an empty database'), timeOfBare, () => timeOnEmpty(filled), { rounds: ROUNDS }),
    await compare(line('start with 100,000 messages'), timeOfBare, () => timeOf(filled), { rounds: ROUNDS }),
  ];
}

async function timeOnEmpty({ kind }: BenchDatabase): Promise<number> {
  const database = await createDatabase(kind);
  try {
    return await timeOf(database);
  } finally {
    await database.drop();
  }
}

async function timeOf({ url, folder, env }: BenchDatabase): Promise<number> {
  const started = performance.now();
  const server = await startServer(PORT, url ?? undefined, folder, { env });
  const time = performance.now() - started;
  await server.stop();
  return time;
}

async function timeOfBare(): Promise<number> {
  const started = performance.now();
  const bare = startHelper('limits/hello', {});
  const { port } = await bare.ask({});
  await (await fetch(`http://127.0.0.1:${port}`)).text();
  const time = performance.now() - started;
  await bare.stop();
  return time;
}
