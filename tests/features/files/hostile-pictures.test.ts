import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { StoredFile } from '../../../src/features/files/file.entity.js';
import { buildUser, type TestUser } from '../../support/builders.js';
import { ask, get } from '../../support/client.js';
import { createTestApp, database, type TestApp } from '../../support/test-app.js';
import { upload, uploaded } from '../../support/uploads.js';

let app: TestApp;
let ann: TestUser;

beforeAll(async () => {
  app = await createTestApp();
  ann = await buildUser(app);
});
afterAll(() => app.close());

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Processes in which previews are made at this moment. */
function workers(): number[] {
  const list = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)], { encoding: 'utf8' });
  return list.split('\n').flatMap((line) => (line.includes('tinypool') ? [Number.parseInt(line, 10)] : []));
}

const gradient = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, noise: { type: 'gaussian', mean: 128, sigma: 30 } } as never });

/** PostgreSQL's part in it is small: a row each. */
const PICTURES = database === 'sqlite' ? 1000 : 100;

/** What became of a picture whose preview took longer than its upload waits, as it may on a busy machine. */
async function settled(file: { id: string; previewStatus: string }): Promise<string> {
  let { previewStatus } = file;
  while (previewStatus === 'PENDING') {
    await setTimeout(100);
    ({ previewStatus } = (await get(app, ann, 'query($id: ID!) { file(id: $id) { previewStatus } }', file)).file);
  }
  return previewStatus;
}

test('row 81: 1,000 damaged pictures are kept, have previews or none, and nobody else notices', async () => {
  const seed = Number(process.env.TEST_SEED ?? 81);
  const random = randomFrom(seed);
  const whole = await Promise.all(
    (['jpeg', 'webp', 'avif', 'png', 'gif'] as const).map((format) => gradient(48, 48).toFormat(format).toBuffer()),
  );
  const damaged = Array.from({ length: PICTURES }, (_, index) => {
    const bytes = Buffer.from(whole[index % whole.length]!);
    for (let n = 0; n < 1 + random() * 8; n++) bytes[Math.floor(12 + random() * (bytes.length - 12))] = random() * 256;
    return random() < 0.2 ? bytes.subarray(0, 12 + random() * bytes.length) : bytes;
  });
  const statuses: string[] = [];
  const sendSome = async () => {
    for (let bytes = damaged.pop(); bytes; bytes = damaged.pop()) {
      const { data, errors } = await upload(app, ann, { name: 'x', bytes });
      expect([seed, errors]).toEqual([seed, undefined]);
      statuses.push(await settled(data.uploadFile.file));
    }
  };
  await Promise.all(Array.from({ length: 8 }, sendSome));
  expect(statuses).toHaveLength(PICTURES);
  expect(statuses.filter((status) => status === 'FAILED').length).toBeGreaterThan(PICTURES / 20);
});

test('row F23: a process that crashes over a picture takes nothing along, and the next one has its previews', async () => {
  const bytes = await gradient(30, 30).png().toBuffer();
  await uploaded(app, ann, { name: 'first.png', bytes });
  const held = workers();
  expect(held).not.toEqual([]);
  // So that it has its picture, and has done nothing about it, when it crashes.
  for (const pid of held) process.kill(pid, 'SIGSTOP');
  const sending = Promise.all(held.map(() => upload(app, ann, { name: 'crash.png', bytes })));
  while ((await pending()) < held.length) await setTimeout(20);
  await setTimeout(300);
  for (const pid of held) for (const signal of ['SIGSEGV', 'SIGCONT']) process.kill(pid, signal);
  for (const { data } of await sending) {
    const { file } = data.uploadFile;
    expect([file.size, await settled(file)]).toEqual([bytes.length, 'FAILED']);
  }
  expect((await ask(app, ann, '{ viewer { id } }')).data.viewer.id).toBe(ann.id);
  const next = await uploaded(app, ann, { name: 'x.png', bytes });
  expect(next.previewStatus).toBe('READY');
});

/** How many pictures wait for their previews. */
async function pending(): Promise<number> {
  const em = app.orm.em.fork();
  return em.count(StoredFile, { previewStatus: 'PENDING' });
}
