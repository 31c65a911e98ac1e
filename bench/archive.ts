import { openAsBlob } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '../src/shared/project-root.js';
import { isMet, type Line, measuredOnce } from './harness/compare.js';
import type { BenchDatabase } from './harness/database.js';
import { startHelper } from './harness/helper.js';
import { type Peak, watchMemory } from './harness/memory-watch.js';
import { makePhotos, packPhotos } from './harness/photos.js';
import { ask, register, type Server, startServer } from './support.js';

const PORT = 18_489;
const PHOTOS = 1000;
const UPLOAD = `mutation($archive: Upload!) {
  uploadArchive(input: { archive: $archive }) { archive { id } files { id } }
}`;
const ENTRIES = `query($id: ID!, $after: String) { file(id: $id) {
  entries(first: 100, after: $after) { nodes { previewStatus } pageInfo { hasNextPage endCursor } }
} }`;
const MEASURED = ['--import', pathToFileURL(path.join(projectRoot, 'dist/bench/harness/loop-delay.js')).href];

/** What one archive of photos did to the server. */
interface Measured {
  memory: Peak;
  before: number;
  loop: { p99: number; max: number };
  /** Photos per second that got their previews. */
  rate: number;
}

/**
 * An archive of 1,000 photos through uploadArchive, until all have their previews: how much memory the server and its processes take,
 * how long its event loop is held up, and how fast the previews come beside plain sharp over the same files.
 */
export async function measureArchive(database: BenchDatabase): Promise<Line[]> {
  const folder = path.join(database.folder, 'photos');
  const zip = path.join(database.folder, 'photos.zip');
  const bytes = await packPhotos(await makePhotos(folder, PHOTOS), zip);
  const plain = await rateOfSharp(folder, path.join(database.folder, 'previews'));
  const { memory, before, loop, rate } = await measureOurs(database, zip);
  await rm(folder, { recursive: true });
  const what = `ZIP of ${PHOTOS} photos, ${Math.round(bytes / 1e6)} MB`;
  const line = (figure: string, unit: string, limit: number, ours: number, target?: Line['target']) =>
    measuredOnce({ what: `${what}: ${figure}`, database: database.kind, unit, limit, ours, target });
  const lines = [
    line("the server's memory grows", 'MiB', 200, memory.own - before, { atMost: 1 }),
    line('its processes take at most', 'MiB', 2 * 768, memory.children),
    line('event loop held up, p99', 'ms', 100, loop.p99, { atMost: 1 }),
    line('previews', 'photos/s', plain, rate, { atLeast: 0.8 }),
  ];
  if (lines.some((each) => isMet(each) === false))
    console.log(`  the longest that the loop was held up: ${loop.max} ms`);
  return lines;
}

async function rateOfSharp(folder: string, target: string): Promise<number> {
  const helper = startHelper('limits/previews', {});
  try {
    return (await helper.ask({ folder, target })).rate;
  } finally {
    await helper.stop();
  }
}

async function measureOurs(database: BenchDatabase, zip: string): Promise<Measured> {
  const loopFile = path.join(database.folder, 'loop.json');
  const server = await startServer(PORT, database.url ?? undefined, path.join(database.folder, 'data'), {
    env: { ...database.env, BENCH_LOOP_FILE: loopFile, REGISTRATION: 'open' },
    execArgv: MEASURED,
  });
  try {
    const token = await register(server.url, 'photographer');
    const readLoop = async () => {
      process.kill(server.pid, 'SIGUSR2');
      await new Promise((resolve) => setTimeout(resolve, 300));
      return JSON.parse(await readFile(loopFile, 'utf8'));
    };
    await readLoop();
    const before = await server.memory();
    const endWatch = watchMemory(server.pid);
    const archive = await send(server, token, zip);
    const started = performance.now();
    await previewsOf(server, token, archive);
    const rate = PHOTOS / ((performance.now() - started) / 1000);
    const loop = await readLoop();
    return { memory: await endWatch(), before, loop, rate };
  } finally {
    await server.stop();
  }
}

async function send({ url }: Server, token: string, zip: string): Promise<{ id: string }> {
  const form = new FormData();
  form.set('operations', JSON.stringify({ query: UPLOAD, variables: { archive: null } }));
  form.set('map', JSON.stringify({ 0: ['variables.archive'] }));
  form.set('0', await openAsBlob(zip), 'photos.zip');
  const headers = { authorization: `Bearer ${token}`, 'apollo-require-preflight': '1' };
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: form });
  const { data, errors } = (await response.json()) as { data: { uploadArchive: { archive: { id: string } } } } & {
    errors?: unknown;
  };
  if (errors) throw new Error(JSON.stringify(errors));
  return data.uploadArchive.archive;
}

interface Entries {
  nodes: { previewStatus: string }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

/** Resolves when none is to be made any more; throws where one could not be. */
async function previewsOf({ url }: Server, token: string, { id }: { id: string }): Promise<void> {
  let after: string | null = null;
  while (true) {
    const { entries }: { entries: Entries } = (await ask(url, token, ENTRIES, { id, after })).file;
    const statuses = entries.nodes.map(({ previewStatus }) => previewStatus);
    if (statuses.includes('FAILED')) throw new Error('a preview could not be made');
    if (statuses.includes('PENDING')) await new Promise((resolve) => setTimeout(resolve, 200));
    else if (entries.pageInfo.hasNextPage) after = entries.pageInfo.endCursor;
    else return;
  }
}
