import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { testServer } from './postgres-server.mjs';

/** Names one folder and one prefix for the databases of this run, so that two runs do not meet. */
export default async function setUp() {
  process.env.TEST_RUN_DIR = await mkdtemp(path.join(tmpdir(), 'messenger-tests-'));
  process.env.TEST_RUN_ID = `tm_test_${process.pid}`;
  process.env.TEST_SERVER = (await testServer()) ?? '';
}
