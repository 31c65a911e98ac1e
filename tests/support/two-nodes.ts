import { describe, test } from '@jest/globals';
import type { Config } from '../../src/config.js';
import { createTestApp, database, type TestApp } from './test-app.js';

/** Where Redis is; null where the machine has none, which the run has said. */
export const redisUrl = process.env.TEST_REDIS || null;

/** For what several nodes do, which SQLite cannot have. */
export const describeNodes = database === 'postgres' ? describe : describe.skip;
/** For what needs Redis as well. */
export const testRedis = database === 'postgres' && redisUrl ? test : test.skip;

export interface TwoNodes {
  a: TestApp;
  b: TestApp;
  close(): Promise<void>;
}

/** Two servers of one installation: one database, one secret. */
export async function startTwoNodes(
  settings: Partial<Config> = {},
  ofB: Partial<Config> = settings,
): Promise<TwoNodes> {
  const a = await createTestApp(settings);
  const { dataDir, databaseUrl } = a.config;
  const b = await createTestApp({ ...ofB, dataDir, databaseUrl });
  return {
    a,
    b,
    close: async () => void (await Promise.all([a.close(), b.close()])),
  };
}
