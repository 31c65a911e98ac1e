import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { type Config, readConfig } from '../src/config.js';
import { limitVariables } from '../src/limits.js';
import { openServices } from '../src/open-services.js';
import { projectRoot } from '../src/shared/project-root.js';
import { explainStartError } from '../src/start-error.js';

describe('a bad setting stops the start with a line that names it', () => {
  test.each([
    [{ PORT: 'abc' }, /PORT: must be a number/],
    [{ PORT: '70000' }, /PORT:/],
    [{ JWT_SECRET: 'short' }, /JWT_SECRET: must have at least 32 characters/],
    [{ JWT_SECRET: 'change-me-change-me-change-me-change-me' }, /JWT_SECRET: must be random/],
    [{ TRUSTED_PROXIES: 'foo' }, /TRUSTED_PROXIES: must be addresses/],
    [{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL: must be a postgres/],
    [{ DATABASE_URL: 'postgres://x/y', REDIS_URL: 'http://x' }, /REDIS_URL: must be a redis/],
    [{ REDIS_URL: 'redis://x' }, /REDIS_URL: is for several nodes, which need a DATABASE_URL/],
    [{ TZ_DEFAULT: 'Mars/Olympus' }, /TZ_DEFAULT: must be a time zone/],
    [{ REGISTRATION: 'maybe' }, /REGISTRATION:/],
    [{ SMTP_URL: 'http://x' }, /SMTP_URL: must be an smtp/],
    [{ SMTP_URL: 'smtp://x', MAIL_FROM: 'a@example.org' }, /SMTP_URL: needs MAIL_FROM, and PUBLIC_URL/],
    [{ MAIL_FROM: 'nobody' }, /MAIL_FROM: must be an address/],
    [{ MAIL_FROM: 'A <a@example.org>\r\nBcc: b@example.org' }, /MAIL_FROM: must be an address/],
    [{ COMPAT_CHAT_PORT: '70000' }, /COMPAT_CHAT_PORT:/],
    [{ NODE_ENV: 'production', DATABASE_URL: 'postgres://x/y' }, /JWT_SECRET: is required/],
    [
      { NODE_ENV: 'production', DATABASE_URL: 'postgres://x/y', JWT_SECRET: 'kT9vQz0mWcR4yLxH7uEbN2sPaJ6dGfVi' },
      /VAPID_PRIVATE_KEY: is required/,
    ],
    [{ VAPID_PRIVATE_KEY: 'short' }, /VAPID_PRIVATE_KEY: must be a private key of P-256/],
    [{ VAPID_PRIVATE_KEY: `${'_'.repeat(42)}8` }, /VAPID_PRIVATE_KEY: must be a private key of P-256/],
    [{ VAPID_PRIVATE_KEY: `${'A'.repeat(42)}E` }, /VAPID_PRIVATE_KEY: must be random/],
  ])('%j', (env, message) => {
    expect(() => readConfig(env)).toThrow(message);
  });

  test('secrets may stand in files', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'messenger-'));
    const file = path.join(folder, 'secret');
    const secret = 'kT9vQz0mWcR4yLxH7uEbN2sPaJ6dGfVi';
    await writeFile(file, `${secret}\n`);
    expect(readConfig({ JWT_SECRET_FILE: file }).jwtSecret).toBe(secret);
    expect(() => readConfig({ JWT_SECRET_FILE: file, JWT_SECRET: secret })).toThrow(/JWT_SECRET_FILE: give it or/);
    expect(() => readConfig({ JWT_SECRET_FILE: `${file}.none` })).toThrow(/JWT_SECRET_FILE: ENOENT/);
  });

  test.each([
    [
      'a database that is not there',
      { databaseUrl: `postgres://root@127.0.0.1:1/x` },
      /DATABASE_URL: no database answers at 127.0.0.1:1/,
    ],
    ['a data folder that is a file', { dataDir: import.meta.filename }, /DATA_DIR: .* is not a folder/],
  ])('%s', async (_, settings: Partial<Config>, message) => {
    const config = { ...readConfig({}), dataDir: await mkdtemp(path.join(tmpdir(), 'messenger-')), ...settings };
    const error: unknown = await openServices(config).catch((thrown) => thrown);
    expect(explainStartError(error, config)).toMatch(message);
  });

  test('a database file that is none', async () => {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'messenger-'));
    await writeFile(
      path.join(dataDir, 'messenger.sqlite'),
      'not a database, but as long as a header has to be '.repeat(9),
    );
    const config = { ...readConfig({}), dataDir };
    const error: unknown = await openServices(config).catch((thrown) => thrown);
    expect(explainStartError(error, config)).toMatch(/DATA_DIR: messenger.sqlite in .* cannot be opened as a database/);
  });
});

test('without any setting the server runs on SQLite in ./data, and production closes its doors', () => {
  expect(readConfig({})).toMatchObject({ port: 8000, databaseUrl: null, registration: 'open', introspection: 'on' });
  const production = readConfig({ NODE_ENV: 'production', TRUSTED_PROXIES: '10.0.0.0/8, ::1' });
  expect(production).toMatchObject({
    registration: 'closed',
    introspection: 'users',
    trustedProxies: ['10.0.0.0/8', '::1'],
  });
});

test('mails are from a name and an address, or an address alone; without a server they go nowhere', () => {
  expect(readConfig({}).mail.smtpUrl).toBeNull();
  const settings = { SMTP_URL: 'smtp://mail.example:587', PUBLIC_URL: 'https://chat.example' };
  const from = (MAIL_FROM: string) => readConfig({ ...settings, MAIL_FROM }).mail.from;
  expect(from('Команда <a@example.org>')).toEqual({ name: 'Команда', address: 'a@example.org' });
  expect(from('a@example.org')).toEqual({ name: '', address: 'a@example.org' });
});

test('the chat server for old clients is off unless it has a port, and then for this machine alone', () => {
  expect(readConfig({}).compatChat).toBeNull();
  expect(readConfig({ COMPAT_CHAT_PORT: '9000' }).compatChat).toEqual({ host: '127.0.0.1', port: 9000 });
  expect(readConfig({ COMPAT_CHAT_PORT: '9000', COMPAT_CHAT_HOST: '0.0.0.0' }).compatChat?.host).toBe('0.0.0.0');
});

test('a port that is taken is told by its setting', () => {
  const config = readConfig({ PORT: '8000', COMPAT_CHAT_PORT: '9000' });
  const taken = (port: number) => explainStartError(Object.assign(new Error(), { code: 'EADDRINUSE', port }), config);
  expect(taken(9000)).toMatch(/COMPAT_CHAT_PORT: 9000 is taken/);
  expect(taken(8000)).toMatch(/ PORT: 8000 is taken/);
});

test('.env.example names every limit with its default', async () => {
  const example = parseEnv(await readFile(path.join(projectRoot, '.env.example'), 'utf8'));
  expect(readConfig(example).limits).toEqual(readConfig({}).limits);
  expect(Object.keys(example)).toEqual(expect.arrayContaining(Object.keys(limitVariables)));
});

test('a limit is a whole number of at least 1, and texts are never longer than a message takes', () => {
  expect(readConfig({ MAX_DEPTH: '3' }).limits.depth).toBe(3);
  for (const value of ['0', '-1', '1.5', 'many']) expect(() => readConfig({ MAX_DEPTH: value })).toThrow(/MAX_DEPTH/);
  expect(() => readConfig({ MAX_TEXT: '16385' })).toThrow(/MAX_TEXT/);
});
