import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runOn } from './postgres-server.mjs';

export default async function tearDown() {
  await rm(process.env.TEST_RUN_DIR, { recursive: true, force: true });
  // What tests/support/built-server.ts left.
  await rm(join('node_modules/.cache', process.env.TEST_RUN_ID), { recursive: true, force: true });
  const server = process.env.TEST_SERVER;
  if (!server) return;
  const left = await runOn(server, `select datname from pg_database where datname like '${process.env.TEST_RUN_ID}%'`);
  // Each waits for a checkpoint, which those that come together share.
  const drop = async () => {
    for (let next = left.pop(); next; next = left.pop())
      await runOn(server, `drop database "${next.datname}" with (force)`);
  };
  await Promise.all(Array.from({ length: 16 }, drop));
}
