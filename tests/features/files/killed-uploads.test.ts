import { type ChildProcess, fork } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdir, readFile, utimes } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createContext } from '../../../src/context.js';
import { query } from '../../../src/db/query.js';
import { originalKey } from '../../../src/features/files/file-keys.js';
import { sweepFiles } from '../../../src/features/files/sweep-files.js';
import { projectRoot } from '../../../src/shared/project-root.js';
import { compile, LISTENS } from '../../support/built-server.js';
import { get } from '../../support/client.js';
import { createTestApp, newDatabase, type TestApp } from '../../support/test-app.js';
import { multipartOf, UPLOAD, uploaded } from '../../support/uploads.js';

const REGISTER = `mutation($input: RegisterInput!) { register(input: $input) { accessToken } }`;
/** Kills at each point: `npm run chaos -- --full` has other counts, this one is set by hand. */
const ROUNDS = Number(process.env.TEST_KILLS ?? 1);
const POINTS = ['while it comes', 'before the rename', 'after the rename', 'before commit', 'after commit'];

type Place = Awaited<ReturnType<typeof newDatabase>>;

/** A built server that can be killed at a point. */
async function start({ dataDir, databaseUrl }: Place): Promise<{ child: ChildProcess; url: string }> {
  const child = fork(path.join(await compile(), 'src/main.js'), {
    execArgv: ['--import', path.join(projectRoot, 'tests/failpoints.mjs')],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'test',
      HOST: '127.0.0.1',
      PORT: '0',
      DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl ?? '',
      REGISTRATION: 'open',
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  for await (const text of child.stdout!) {
    const match = LISTENS.exec(String(text));
    if (match) return { child, url: match[1]! };
  }
  throw new Error('the server ended before it listened');
}

const filesIn = async ({ dataDir }: Place, folder: string) => {
  const names = await readdir(path.join(dataDir, 'files', folder), { recursive: true }).catch(() => []);
  return names.filter((name) => path.basename(name).length >= 36);
};

/** Rows whose bytes are not there, or are others. */
async function brokenRows(app: TestApp): Promise<string[]> {
  const rows = await query(createContext(app), sql<{ id: string; sha256: string }>`select id, sha256 from files`);
  const broken: string[] = [];
  for (const { id, sha256 } of rows) {
    const bytes = await readFile(path.join(app.config.dataDir, 'files', originalKey(id))).catch(() => null);
    if (!bytes || createHash('sha256').update(bytes).digest('hex') !== sha256) broken.push(id);
  }
  return broken;
}

/** Sends most of a file, and ends the server when that has come. */
async function killWhileItComes(child: ChildProcess, url: string, accessToken: string, place: Place): Promise<void> {
  const request = new Request(`${url}/graphql`, {
    method: 'POST',
    body: multipartOf(UPLOAD, { file: null }, { 'variables.file': { bytes: randomBytes(200_000) } }),
  });
  const whole = Buffer.from(await request.arrayBuffer());
  const body = new ReadableStream({
    async start(controller) {
      controller.enqueue(new Uint8Array(whole.subarray(0, 150_000)));
      while ((await filesIn(place, 'incoming')).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      child.kill('SIGKILL');
      controller.close();
    },
  });
  const headers = {
    authorization: `Bearer ${accessToken}`,
    'apollo-require-preflight': '1',
    'content-type': request.headers.get('content-type')!,
  };
  await fetch(`${url}/graphql`, { method: 'POST', headers, body, duplex: 'half' } as RequestInit).catch(() => {});
}

test('row F22: a server that is killed at any step of an upload leaves no row without its file, and nothing that is not swept', async () => {
  const place = await newDatabase();
  let server = await start(place);
  const answer = await get(server as never, null, REGISTER, {
    input: { username: 'ann', password: 'correct horse battery' },
  });
  const ann = answer.register as { accessToken: string };
  for (const point of POINTS) {
    for (let round = 0; round < ROUNDS; round++) {
      const { child, url } = server;
      await uploaded(server as never, ann, { bytes: randomBytes(1000) });
      const killed = once(child, 'exit');
      if (point === 'while it comes') await killWhileItComes(child, url, ann.accessToken, place);
      else {
        child.send({ die: point });
        await uploaded(server as never, ann, { bytes: randomBytes(100_000) }).catch(() => {});
      }
      expect((await killed)[1]).toBe('SIGKILL');
      server = await start(place);
    }
  }
  const ended = once(server.child, 'exit');
  server.child.kill('SIGTERM');
  await ended;
  const app = await createTestApp(place);
  expect(await brokenRows(app)).toEqual([]);
  const [{ count }] = (await query(
    createContext(app),
    sql<{ count: number }>`select count(*) as count from files`,
  )) as [{ count: number }];
  // Those in between, and those whose COMMIT was made.
  expect(count).toBe(POINTS.length * ROUNDS + ROUNDS);
  expect((await filesIn(place, 'originals')).length).toBeGreaterThan(count);
  expect((await filesIn(place, 'incoming')).length).toBeGreaterThan(0);
  const old = new Date(Date.now() - 2 * 86_400_000);
  for (const folder of ['originals', 'incoming'])
    for (const name of await filesIn(place, folder))
      await utimes(path.join(place.dataDir, 'files', folder, name), old, old);
  await sweepFiles(createContext(app));
  expect([(await filesIn(place, 'originals')).length, await filesIn(place, 'incoming')]).toEqual([count, []]);
  expect(await brokenRows(app)).toEqual([]);
  await app.close();
});
