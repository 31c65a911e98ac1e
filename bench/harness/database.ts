import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { makeVapidKey } from '../../src/push/vapid-keys.js';
import { projectRoot } from '../../src/shared/project-root.js';

export type DatabaseKind = 'sqlite' | 'postgres';

/** A new, empty database and the data folder beside it. */
export interface BenchDatabase {
  kind: DatabaseKind;
  /** Null for SQLite, whose file lies in the folder. */
  url: string | null;
  folder: string;
  /** What a server in production on it is started with. */
  env: NodeJS.ProcessEnv;
  drop(): Promise<void>;
}

/** The PostgreSQL server to measure on, found as the tests find it; null where there is none. */
export async function postgresServer(): Promise<string | null> {
  return (await postgres()).testServer();
}

/** Runs one statement on a connection of its own. */
export async function runOn(url: string, sql: string): Promise<Record<string, unknown>[]> {
  return (await postgres()).runOn(url, sql);
}

export async function createDatabase(kind: DatabaseKind): Promise<BenchDatabase> {
  const folder = await mkdtemp(path.join(tmpdir(), 'messenger-bench-'));
  const removeFolder = () => rm(folder, { recursive: true, force: true });
  const secrets = { JWT_SECRET: randomBytes(48).toString('base64'), VAPID_PRIVATE_KEY: makeVapidKey() };
  const env = { NODE_ENV: 'production', ...secrets };
  if (kind === 'sqlite') return { kind, url: null, folder, env, drop: removeFolder };
  const server = (await postgresServer())!;
  const name = `messenger_bench_${randomBytes(6).toString('hex')}`;
  await runOn(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    kind,
    url: url.href,
    folder,
    env,
    async drop() {
      await runOn(server, `drop database ${name} with (force)`);
      await removeFolder();
    },
  };
}

/** The tests' own, which is not compiled with the rest. */
function postgres(): Promise<typeof import('../../tests/support/postgres-server.mjs')> {
  return import(pathToFileURL(path.join(projectRoot, 'tests/support/postgres-server.mjs')).href);
}
