import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '../src/shared/project-root.js';
import { compare, type Line } from './harness/compare.js';
import type { BenchDatabase } from './harness/database.js';
import { type Helper, startHelper } from './harness/helper.js';
import { type Seeded, seed } from './harness/seed.js';
import { residentMemory, startServer } from './support.js';

const PORT = 18_484;
/** Connected before, so that what the first ones load is not counted. */
const FIRST = 200;
const SOCKETS = 2000;
const PEOPLE = 500;
const ROUNDS = 3;
const ADDED = 'subscription($roomId: ID!) { messageAdded(roomId: $roomId) { cursor message { id content } } }';
const COLLECTING = [
  '--expose-gc',
  '--import',
  pathToFileURL(path.join(projectRoot, 'dist/bench/harness/collect-garbage.js')).href,
];

/** Resident memory per socket that is signed in, subscribed to a room and idle, against a socket of a bare server. */
export async function measureIdle(database: BenchDatabase): Promise<Line[]> {
  const seeded = await seed(database, PEOPLE);
  const what = `memory of each of ${SOCKETS} idle subscribers`;
  return [
    await compare(
      { what, database: database.kind, unit: 'KiB', target: { atMost: 2 } },
      measureBare,
      () => measureOurs(database, seeded),
      { rounds: ROUNDS, warmUp: false },
    ),
  ];
}

async function measureOurs({ url, folder, env }: BenchDatabase, { roomId, tokens }: Seeded): Promise<number> {
  const server = await startServer(PORT, url ?? undefined, folder, { env, execArgv: COLLECTING });
  try {
    const address = `${server.url.replace('http', 'ws')}/graphql`;
    return await perSocket(server.pid, { url: address, tokens, query: ADDED, variables: { roomId } });
  } finally {
    await server.stop();
  }
}

async function measureBare(): Promise<number> {
  const server = startHelper('limits/fan-out', {}, COLLECTING);
  try {
    const { port } = await server.ask({});
    return await perSocket(server.pid, { url: `ws://127.0.0.1:${port}` });
  } finally {
    await server.stop();
  }
}

async function perSocket(pid: number, connect: object): Promise<number> {
  const sockets: Helper = startHelper('harness/subscribers', {});
  try {
    await sockets.ask({ connect: { ...connect, count: FIRST } });
    const before = await settledMemory(pid);
    await sockets.ask({ connect: { ...connect, count: SOCKETS } });
    return (((await settledMemory(pid)) - before) * 1024) / SOCKETS;
  } finally {
    await sockets.stop();
  }
}

/** MiB, once what was under way has ended and the garbage is gone. */
async function settledMemory(pid: number): Promise<number> {
  for (let time = 0; time < 2; time++) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    process.kill(pid, 'SIGUSR2');
  }
  await new Promise((resolve) => setTimeout(resolve, 500));
  return residentMemory(pid);
}
