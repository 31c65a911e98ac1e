import { rm } from 'node:fs/promises';
import { runOn } from './postgres-server.mjs';

export default async function tearDown() {
  await rm(process.env.TEST_RUN_DIR, { recursive: true, force: true });
  const server = process.env.TEST_SERVER;
  if (!server) return;
  const left = await runOn(server, `select datname from pg_database where datname like '${process.env.TEST_RUN_ID}%'`);
  for (const { datname } of left) await runOn(server, `drop database "${datname}" with (force)`);
}
