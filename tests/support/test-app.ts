import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import https from 'node:https';
import path from 'node:path';
import { type App, createApp } from '../../src/app.js';
import { type Config, readConfig } from '../../src/config.js';
import type { Overrides } from '../../src/open-services.js';
import { runOn } from './postgres-server.mjs';
import { createTestClock, type TestClock } from './test-clock.js';

declare const testDatabase: 'sqlite' | 'postgres';

/** Which database this run of the suite is on. */
export const database: 'sqlite' | 'postgres' = testDatabase;

/** The server on a database of its own, listening on a free local port. */
export interface TestApp extends App {
  clock: TestClock;
  /** http://127.0.0.1:<port> */
  url: string;
  /** Texts of the SQL statements since the last `statements.length = 0`, without those that begin or end transactions. */
  statements: string[];
}

/**
 * Starts a server; close it with `app.close()`. settings: what differs from the default configuration. Of names on the internet it finds none.
 */
export async function createTestApp(settings: Partial<Config> = {}, overrides: Overrides = {}): Promise<TestApp> {
  const clock = createTestClock();
  const statements: string[] = [];
  const onStatement = (statement: string) => {
    if (!/^\s*(begin|commit|rollback|start transaction|savepoint|release)/i.test(statement)) statements.push(statement);
  };
  const config = {
    ...readConfig({ NODE_ENV: 'test', LOG_LEVEL: process.env.TEST_LOG ?? 'silent' }),
    ...(settings.dataDir === undefined && (await newDatabase())),
    ...settings,
  };
  const outbound = { resolve: async () => [], agent: new https.Agent() };
  const app = await createApp(config, { clock, onStatement, outbound, ...overrides });
  const url = await app.http.listen({ host: '127.0.0.1', port: 0 });
  return Object.assign(app as TestApp, { url, statements });
}

/** An empty database of this run, with a data folder beside it. */
export async function newDatabase(): Promise<Pick<Config, 'dataDir' | 'databaseUrl'>> {
  const name = `${process.env.TEST_RUN_ID}_${randomUUID().slice(0, 13).replace('-', '')}`;
  const dataDir = path.join(process.env.TEST_RUN_DIR!, name);
  await mkdir(dataDir);
  if (database === 'sqlite') return { dataDir, databaseUrl: null };
  await runOn(process.env.TEST_SERVER!, `create database "${name}"`);
  // What is written need not outlive the machine, so nobody waits for its disk.
  await runOn(process.env.TEST_SERVER!, `alter database "${name}" set synchronous_commit = off`);
  return { dataDir, databaseUrl: Object.assign(new URL(process.env.TEST_SERVER!), { pathname: `/${name}` }).href };
}
