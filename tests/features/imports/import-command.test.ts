import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from '@jest/globals';
import { readConfig } from '../../../src/config.js';
import { openOrm } from '../../../src/db/orm.js';
import { compile } from '../../support/built-server.js';
import { newDatabase } from '../../support/test-app.js';
import { writeZip, zipBytes } from './slack/build-export.js';
import { DAY, many, plans } from './support.js';

const run = promisify(execFile);
let folder: string;

beforeAll(async () => {
  folder = await compile();
});

interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

async function importCommand(
  database: { dataDir: string; databaseUrl: string | null },
  ...args: string[]
): Promise<Outcome> {
  const env = { ...process.env, DATA_DIR: database.dataDir, DATABASE_URL: database.databaseUrl ?? '', INIT_CWD: '/' };
  const script = path.join(folder, 'scripts/import.js');
  return run(process.execPath, [script, ...args], { env }).then(
    (output) => ({ code: 0, ...output }),
    (error: Outcome) => error,
  );
}

async function countMessages(database: { dataDir: string; databaseUrl: string | null }): Promise<number> {
  const orm = await openOrm({ ...readConfig({}), ...database });
  const [row] = await orm.em.fork().execute('select count(*) as count from messages');
  await orm.close(true);
  return row!.count;
}

test('a sound file is imported with progress and a summary, and again without doubling', async () => {
  const database = await newDatabase();
  const file = await plans({ [DAY]: many(1200) });
  const first = await importCommand(database, 'slack', file);
  expect(first).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/Added: 3 users, 1 room,\n {2}1,200 messages/),
  });
  expect(first.stderr).toMatch(/Importing .*1200\/1200 messages \| \d+\/s \| .* left/);
  const second = await importCommand(database, 'slack', file);
  expect(second.stdout).toMatch(
    /0 messages, of which 0 in threads\.\n1,200 messages of the export were here already\./,
  );
  expect(await countMessages(database)).toBe(1200);
});

test('what cannot be imported ends with code 1, one clear line, and nothing written', async () => {
  const database = await newDatabase();
  const broken = await writeZip((await zipBytes({ 'users.json': [], 'channels.json': [] })).subarray(0, 60));
  const withoutUsers = await writeZip(await zipBytes({ 'channels.json': [] }));
  const badDay = await plans({ [DAY]: [...many(600), { user: 'U1', text: 'x' }] });
  const outcomes = [broken, withoutUsers, badDay, '/nowhere.zip'].map((file) => importCommand(database, 'slack', file));
  const last = (outcome: Outcome) => outcome.stderr.trim().split('\n').at(-1);
  const [first, ...others] = await Promise.all(outcomes);
  expect(first!.code).toBe(1);
  expect(last(first!)).toMatch(/^export\.zip: is not a ZIP file or is cut short/);
  expect(others.map(last)).toEqual([
    'users.json: is missing',
    `${DAY}: message 601: ts is missing`,
    expect.stringMatching(/^nowhere\.zip: ENOENT/),
  ]);
  expect(others.map(({ code, stdout }) => [code, stdout])).toEqual(Array(3).fill([1, '']));
  expect(await countMessages(database)).toBe(0);
});

test('wrong arguments end with code 2 and the usage', async () => {
  const database = await newDatabase();
  for (const args of [[], ['mattermost', 'x.zip']]) {
    const outcome = await importCommand(database, ...args);
    expect(outcome).toMatchObject({ code: 2, stderr: 'usage: npm run import -- slack FILE.zip\n' });
  }
});
