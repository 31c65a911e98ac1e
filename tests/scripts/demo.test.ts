import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Demo, openDemo } from '../../scripts/demo/open-demo.js';
import { timesBefore } from '../../scripts/demo/working-days.js';
import { readConfig } from '../../src/config.js';
import { get } from '../support/client.js';
import { createTestApp, database, type TestApp } from '../support/test-app.js';

/** The whole workspace is made, with its pictures, milliseconds. */
const FILLS = 240_000;

/** The demo is on SQLite, whatever the tests are run on: it is built once. */
const describeOnce = database === 'sqlite' ? describe : describe.skip;

const config = readConfig({ NODE_ENV: 'test' });
const newFolder = async () => path.join(await mkdtemp(path.join(process.env.TEST_RUN_DIR!, 'demo-')), 'data');

describeOnce('the workspace of the demo', () => {
  let folder: string;
  let demo: Demo;
  let app: TestApp;
  // biome-ignore lint/suspicious/noExplicitAny: read as a client does
  let rooms: any[];

  beforeAll(async () => {
    folder = await newFolder();
    await mkdir(folder);
    await writeFile(path.join(folder, 'demo.json'), '{ "password": "of an older demo" }');
    demo = await openDemo(config, folder, { fresh: true });
    app = await createTestApp({ dataDir: folder, databaseUrl: null });
    const { login } = await get(app, null, LOGIN, { input: { login: demo.viewer, password: demo.password } });
    rooms = (await get(app, login, ROOMS)).rooms.nodes;
    for (const room of rooms) {
      room.messages = (await get(app, login, MESSAGES, { id: room.id })).room.messages.nodes;
    }
  }, FILLS);
  afterAll(() => app?.close());

  const messages = () => rooms.flatMap((room) => room.messages);

  test('has rooms in both languages, public and private, each with a topic', () => {
    expect(rooms.length).toBe(demo.rooms);
    expect(rooms.filter(({ name }) => /[а-я]/.test(name)).length).toBeGreaterThan(2);
    expect(rooms.filter(({ name }) => /[a-z]/.test(name)).length).toBeGreaterThan(2);
    expect(new Set(rooms.map(({ isPrivate }) => isPrivate))).toEqual(new Set([true, false]));
    expect(rooms.every(({ topic }) => topic.length > 10)).toBe(true);
  });

  test.each([
    ['in Russian', ({ content }) => /[а-я]{3}/i.test(content)],
    ['in English', ({ content }) => !/[а-я]/i.test(content) && /[a-z]{3}/.test(content)],
    ['with a list', ({ content }) => /^(- |1\. )/m.test(content)],
    ['with a table', ({ content }) => /^\|.*-/m.test(content)],
    ['with code', ({ content }) => content?.includes('```')],
    ['with a quote', ({ content }) => /^> /m.test(content)],
    ['with a link', ({ content }) => /\]\(https:/.test(content)],
    ['with a mention', ({ mentions }) => mentions.length > 0],
    ['with reactions', ({ reactions }) => reactions.length > 1],
    ['with pictures', ({ attachments }) => attachments.some(({ isImage }: { isImage: boolean }) => isImage)],
    [
      'with an unpacked archive',
      ({ attachments }) => attachments.some(({ name }: { name: string }) => name === 'screens.zip'),
    ],
    ['that was edited', ({ editedAt }) => editedAt],
    ['that was deleted', ({ deletedAt }) => deletedAt],
    ['that began a long thread', ({ replyCount }) => replyCount > 12],
    // biome-ignore lint/suspicious/noExplicitAny: as above
  ] as [string, (message: any) => unknown][])('has a message %s', (_kind, is) => {
    expect(messages().filter(is).length).toBeGreaterThan(0);
  });

  test('leaves something unread for the viewer, some of which calls him, and not everything', () => {
    expect(rooms.filter(({ unreadCount }) => unreadCount > 0).length).toBeGreaterThan(2);
    expect(rooms.filter(({ unreadMentionCount }) => unreadMentionCount > 0).length).toBeGreaterThan(1);
    expect(rooms.filter(({ unreadCount }) => unreadCount === 0).length).toBeGreaterThan(1);
  });

  test('was at work for three weeks until now', () => {
    const times = messages().map(({ createdAt }) => Date.parse(createdAt));
    expect(Math.max(...times)).toBeLessThanOrEqual(Date.now());
    expect(Date.now() - Math.min(...times)).toBeGreaterThan(15 * 86_400_000);
  });

  test('is kept by the next start', async () => {
    expect(await openDemo(config, folder)).toEqual(demo);
    expect(await get(app, null, LOGIN, { input: { login: demo.viewer, password: demo.password } })).toBeTruthy();
  });
});

describeOnce('the demo is never mistaken for a real installation', () => {
  test.each([
    ['NODE_ENV', { production: true }],
    ['DATABASE_URL', { databaseUrl: 'postgres://localhost/team' }],
  ])('%s stops it before anything is written', async (name, settings) => {
    const folder = await newFolder();
    await expect(openDemo({ ...config, ...settings }, folder, { fresh: true })).rejects.toThrow(name);
    await expect(readFile(folder)).rejects.toThrow('ENOENT');
  });

  test('a folder that is no demo is left alone', async () => {
    const folder = await newFolder();
    await mkdir(folder);
    await writeFile(path.join(folder, 'messenger.sqlite'), 'ours');
    await expect(openDemo(config, folder, { fresh: true })).rejects.toThrow('left alone');
    expect(await readFile(path.join(folder, 'messenger.sqlite'), 'utf8')).toBe('ours');
  });
});

describe('the story ends on the last working day that has begun', () => {
  const at = (day: number, time: string) => {
    const [hours, minutes] = time.split(':').map(Number);
    return { day, minute: hours! * 60 + minutes! };
  };
  const local = (text: string) => new Date(text).getTime();

  test.each([
    ['in the evening', '2026-03-04T20:00', '2026-03-04T09:30'],
    ['at night', '2026-03-04T02:00', '2026-03-03T09:30'],
    ['on a weekend', '2026-03-08T15:00', '2026-03-06T09:30'],
    ['before eleven after a weekend', '2026-03-09T09:00', '2026-03-06T09:30'],
  ])('%s', (_when, now, expected) => {
    expect(timesBefore(local(now))(at(0, '09:30'))).toBe(local(expected));
  });

  test('days before it are working days', () => {
    const timeOf = timesBefore(local('2026-03-04T20:00'));
    expect(timeOf(at(-2, '10:00'))).toBe(local('2026-03-02T10:00'));
    expect(timeOf(at(-3, '10:00'))).toBe(local('2026-02-27T10:00'));
  });

  test('what is said on a day that is not over is said before now, in its order', () => {
    const now = local('2026-03-04T12:00');
    const [first, last] = [at(0, '09:00'), at(0, '17:59')].map(timesBefore(now));
    expect(first).toBeGreaterThan(local('2026-03-04T08:00'));
    expect(last).toBeGreaterThan(first!);
    expect(last).toBeLessThan(now);
  });
});

const LOGIN = 'mutation ($input: LoginInput!) { login(input: $input) { accessToken } }';
const ROOMS = '{ rooms(first: 50) { nodes { id name topic isPrivate unreadCount unreadMentionCount } } }';
const MESSAGES = `query ($id: ID!) { room(id: $id) { messages(last: 100) { nodes {
  content createdAt editedAt deletedAt replyCount attachments { name isImage } mentions { kind } reactions { count } } } } }`;
