import { mkdtemp, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { readConfig } from '../../../src/config.js';
import { isVapidKey, makeVapidKey } from '../../../src/push/vapid-keys.js';
import { loadJwtSecret, loadVapidKey } from '../../../src/secrets.js';

const RANDOM = 'kJ8s0Qm3Zr7xVb1Nw5Tg9Yd2Lf6Hc4Pa';

test.each([
  RANDOM.slice(1),
  'a'.repeat(64),
  'abcabcabcabcabcabcabcabcabcabcabcabc',
  'change-me-change-me-0123456789-abcdef',
  'your-256-bit-secret-your-256-bit-secret',
])('row 30: the server does not start with %s as its secret', (JWT_SECRET) => {
  expect(() => readConfig({ JWT_SECRET })).toThrow(/JWT_SECRET/);
});

test('it starts with a random one, and needs one in production with PostgreSQL', () => {
  expect(readConfig({ JWT_SECRET: RANDOM }).jwtSecret).toBe(RANDOM);
  const production = { NODE_ENV: 'production', DATABASE_URL: 'postgres://127.0.0.1/messenger' };
  expect(() => readConfig(production)).toThrow(/JWT_SECRET/);
  expect(readConfig({ ...production, JWT_SECRET: RANDOM, VAPID_PRIVATE_KEY: makeVapidKey() }).registration).toBe(
    'closed',
  );
});

test('without one it makes its own at the first start, keeps it, and lets nobody else read it', async () => {
  const dataDir = await mkdtemp(path.join(process.env.TEST_RUN_DIR!, 'secret-'));
  const made = await Promise.all([1, 2, 3].map(() => loadJwtSecret({ jwtSecret: null, dataDir })));
  expect(new Set(made).size).toBe(1);
  expect(made[0]!.length).toBeGreaterThanOrEqual(32);
  const { mode } = await stat(path.join(dataDir, 'jwt-secret'));
  expect(mode & 0o777).toBe(0o600);
  await writeFile(path.join(dataDir, 'jwt-secret'), 'short');
  await expect(loadJwtSecret({ jwtSecret: null, dataDir })).rejects.toThrow(/no good secret/);
});

test('so it does with the key by which push services know it', async () => {
  const dataDir = await mkdtemp(path.join(process.env.TEST_RUN_DIR!, 'secret-'));
  const made = await Promise.all([1, 2, 3].map(() => loadVapidKey({ vapidKey: null, dataDir })));
  expect(new Set(made).size).toBe(1);
  expect(isVapidKey(made[0]!)).toBe(true);
  const { mode } = await stat(path.join(dataDir, 'vapid-key'));
  expect(mode & 0o777).toBe(0o600);
  await writeFile(path.join(dataDir, 'vapid-key'), 'short');
  await expect(loadVapidKey({ vapidKey: null, dataDir })).rejects.toThrow(/no good secret/);
});
