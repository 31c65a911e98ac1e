import { existsSync } from 'node:fs';
import { mkdtemp, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureBuilt } from '../../scripts/build/ensure-built.mjs';
import { testServer } from './postgres-server.mjs';
import { testRedis } from './redis-server.mjs';

const root = path.join(import.meta.dirname, '../..');
const hooks = import.meta.resolve('./run-typescript.mjs');

/** Names one folder and one prefix for the databases of this run, so that two runs do not meet. */
export default async function setUp() {
  // Suites compile a server that is newer than its build by themselves, but never the pages that it serves.
  if (!existsSync(path.join(root, 'dist/web'))) ensureBuilt(root);
  process.env.TEST_RUN_DIR = await mkdtemp(path.join(await fastFolder(), 'messenger-tests-'));
  const forWorkers = ['--experimental-transform-types', '--disable-warning=ExperimentalWarning', `--import=${hooks}`];
  process.env.NODE_OPTIONS = [process.env.NODE_OPTIONS ?? '', ...forWorkers].join(' ');
  process.env.TEST_RUN_ID = `tm_test_${process.pid}`;
  process.env.TEST_SERVER = (await testServer()) ?? '';
  process.env.TEST_REDIS = (await testRedis()) ?? '';
}

const MEMORY = '/dev/shm';
/** Bytes that must be free there. */
const ENOUGH = 2 ** 30;

/** In memory where there is room: every commit of SQLite waits for the disk. */
async function fastFolder() {
  const free = await statfs(MEMORY).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => 0,
  );
  return free >= ENOUGH ? MEMORY : tmpdir();
}
