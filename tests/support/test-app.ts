import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import https from 'node:https';
import path from 'node:path';
import { type App, createApp } from '../../src/app.js';
import { type Config, readConfig } from '../../src/config.js';
import { migrate } from '../../src/db/migrate.js';
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
    ...(settings.dataDir === undefined && (await newDatabase(await migratedDatabase()))),
    ...settings,
  };
  const outbound = { resolve: async () => [], agent: new https.Agent() };
  const app = await createApp(config, { clock, onStatement, outbound, ...overrides });
  const url = await app.http.listen({ host: '127.0.0.1', port: 0 });
  return Object.assign(app as TestApp, { url, statements });
}

/** A database of this run, with a data folder beside it. template: of PostgreSQL, what is copied; without it the database is empty. */
export async function newDatabase(template?: string): Promise<Pick<Config, 'dataDir' | 'databaseUrl'>> {
  const name = `${process.env.TEST_RUN_ID}_${randomUUID().slice(0, 13).replace('-', '')}`;
  const dataDir = path.join(process.env.TEST_RUN_DIR!, name);
  await mkdir(dataDir);
  if (database === 'sqlite') return { dataDir, databaseUrl: null };
  await runOn(process.env.TEST_SERVER!, `create database "${name}" ${template ? `template "${template}"` : ''}`);
  // What is written need not outlive the machine, so nobody waits for its disk.
  await runOn(process.env.TEST_SERVER!, `alter database "${name}" set synchronous_commit = off`);
  return { dataDir, databaseUrl: urlOf(name) };
}

/**
 * The name of a migrated database on PostgreSQL, which each worker makes once: to copy it costs a small part of the migrations.
 * Undefined on SQLite, where they cost little.
 */
async function migratedDatabase(): Promise<string | undefined> {
  if (database === 'sqlite') return undefined;
  const name = `${process.env.TEST_RUN_ID}_migrated_${process.env.JEST_WORKER_ID}`;
  const mark = path.join(process.env.TEST_RUN_DIR!, name);
  if (existsSync(mark)) return name;
  await runOn(process.env.TEST_SERVER!, `drop database if exists "${name}"`);
  await runOn(process.env.TEST_SERVER!, `create database "${name}"`);
  await migrate({ databaseUrl: urlOf(name), dataDir: process.env.TEST_RUN_DIR! });
  await writeFile(mark, '');
  return name;
}

function urlOf(name: string): string {
  return Object.assign(new URL(process.env.TEST_SERVER!), { pathname: `/${name}` }).href;
}
