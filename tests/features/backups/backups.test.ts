import { appendFile, cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createContext } from '../../../src/context.js';
import { query } from '../../../src/db/query.js';
import { inTransaction } from '../../../src/db/transaction.js';
import { runArchive } from '../../../src/features/archive/run-archive.js';
import { verifyArchive } from '../../../src/features/archive/verify-archive.js';
import { isBackupName, poolPath } from '../../../src/features/backups/backup-places.js';
import { forgetBackups } from '../../../src/features/backups/forget-backups.js';
import { makeBackup } from '../../../src/features/backups/make-backup.js';
import { restoreBackup } from '../../../src/features/backups/restore-backup.js';
import { openRun } from '../../../src/features/backups/run-rows.js';
import { originalKey } from '../../../src/features/files/file-keys.js';
import { Message } from '../../../src/features/messages/message.entity.js';
import { buildRoom, buildUser, messageColumns, type TestUser } from '../../support/builders.js';
import { ask, get } from '../../support/client.js';
import { CURSOR, SEND } from '../../support/documents.js';
import { connect, listen } from '../../support/socket.js';
import { createTestApp, database, type TestApp } from '../../support/test-app.js';
import { download, uploaded, uploadedPicture } from '../../support/uploads.js';
import { blackPng } from '../files/pictures.js';

const PAGE = '{ room(id: "ID") { messages(last: 50) { nodes { id content attachments { id } } } } }';

let app: TestApp;
let ann: TestUser;
let roomId: string;
let errors: object[];

beforeEach(async () => {
  errors = [];
  const logger = { error: (details: object) => void errors.push(details), warn() {}, info() {} };
  app = await createTestApp({}, { logger });
  ann = await buildUser(app, { username: 'ann', role: 'ADMIN' });
  roomId = (await buildRoom(app, { owners: [ann] })).id;
});
afterEach(() => app.close());

const backUp = () => makeBackup(createContext(app), new AbortController().signal);
const folder = () => path.join(app.config.dataDir, 'backups');
const send = (content: string, ...attachmentIds: string[]) =>
  get(app, ann, SEND, { input: { roomId, content, attachmentIds } });
const readRoom = async () => (await get(app, ann, PAGE.replace('ID', roomId))).room.messages.nodes;
const rows = () =>
  query(
    { em: app.orm.em.fork() },
    sql<{ status: string; error: string | null }>`select status, error from backups order by id`,
  );

/** Stops the server, restores, and starts it again. */
async function restore(name: string) {
  await app.close();
  const restored = await restoreBackup(app.config, name, app.logger);
  app = await createTestApp(app.config, { logger: app.logger });
  return restored;
}

const backups = async () => (await readdir(folder())).filter(isBackupName).sort();

async function hasName(name: string): Promise<boolean> {
  return stat(path.join(folder(), name)).then(
    () => true,
    () => false,
  );
}

test('row F21: what was backed up is there again, byte for byte, and clients that have seen more fetch afresh', async () => {
  const old = (app.clock.now() - 90 * 86_400_000) * 1000;
  await inTransaction(createContext(app), async (tx) => {
    tx.em.create(Message, messageColumns({ roomId, authorId: ann.id, orderedAt: old, content: 'archived · привет' }));
  });
  await runArchive(createContext(app), new AbortController().signal);
  const picture = await uploadedPicture(app, ann, { name: 'x.png', bytes: blackPng(500) });
  const file = await uploaded(app, ann, { bytes: 'some bytes' });
  await send('with files', picture.id, file.id);
  const before = await readRoom();
  const { name, flaw } = await backUp();
  expect(flaw).toBeNull();
  expect(await rows()).toEqual([{ status: 'PROVED', error: null }]);
  expect(((await stat(folder())).mode & 0o777).toString(8)).toBe('700');
  expect(((await stat(path.join(folder(), name, 'jwt-secret'))).mode & 0o777).toString(8)).toBe('600');

  await send('after the backup');
  const { cursor } = (await get(app, ann, CURSOR)).viewer;
  await app.store.remove(originalKey(file.id));
  await rm(path.join(app.config.dataDir, 'files/previews'), { recursive: true });
  const { former, broughtFiles } = await restore(name);
  expect([former !== null, broughtFiles]).toEqual([true, 1]);
  expect(await readRoom()).toEqual(before);
  expect(
    await (await download(app, ann, (await get(app, ann, `{ file(id: "${file.id}") { url } }`)).file.url)).text(),
  ).toBe('some bytes');
  expect(await verifyArchive(createContext(app))).toMatchObject({ messages: 1, broken: null });
  await app.previews.catchUp();
  expect((await get(app, ann, `{ file(id: "${picture.id}") { previewStatus } }`)).file.previewStatus).toBe('READY');
  const client = connect(app, ann);
  const heard = listen(client, 'subscription($after: Cursor) { events(after: $after) { cursor } }', { after: cursor });
  await expect(heard.ended).rejects.toMatchObject([{ extensions: { code: 'RESYNC_REQUIRED' } }]);
  await client.dispose();
  await send('and on it goes');
  expect(await readRoom()).toHaveLength(before.length + 1);
  // The copy was made while its run was under way.
  expect(await rows()).toEqual([{ status: 'PROVED', error: null }]);
});

test('row F21: a backup is of one moment, whatever is written meanwhile', async () => {
  let isOver = false;
  let sent = 0;
  const sending = Promise.all(
    [1, 2, 3].map(async () => {
      while (!isOver) await send(`message ${sent++}`);
    }),
  );
  const { name, flaw } = await backUp();
  isOver = true;
  await sending;
  expect(flaw).toBeNull();
  const manifest = JSON.parse(await readFile(path.join(folder(), name, 'manifest.json'), 'utf8'));
  await restore(name);
  const contents = (await readRoom()).map(({ content }: { content: string }) => content);
  expect(contents).toHaveLength(Math.min(manifest.counts.messages, 50));
  const [log] = await query(
    { em: app.orm.em.fork() },
    sql<{ count: number; seq: number }>`
    select count(*) as count, max(seq) as seq from events`,
  );
  expect([Number(log!.count), Number(log!.seq)]).toEqual([manifest.counts.events, manifest.log.seq]);
});

describe('a proof', () => {
  test('fails and tells everybody where a file is not what it was', async () => {
    const file = await uploaded(app, ann, { bytes: 'some bytes' });
    await writeFile(path.join(app.config.dataDir, 'files', originalKey(file.id)), 'other bytes');
    expect((await backUp()).flaw).toContain(originalKey(file.id));
    expect(await rows()).toEqual([{ status: 'FAILED_PROOF', error: expect.stringContaining('SHA-256') }]);
    expect(errors).toEqual([expect.objectContaining({ flaw: expect.stringContaining(originalKey(file.id)) })]);
  });

  test('fails where a file is missing; what is there is backed up all the same', async () => {
    const file = await uploaded(app, ann, { bytes: 'some bytes' });
    await app.store.remove(originalKey(file.id));
    const { name, flaw } = await backUp();
    expect(flaw).toContain(`1 files are not where the database has them: ${originalKey(file.id)}`);
    const before = await readRoom();
    await restore(name);
    expect(await readRoom()).toEqual(before);
  });
});

test('seven are kept, and the newest that was proved; files that none of them names are gone', async () => {
  const file = await uploaded(app, ann, { bytes: 'some bytes' });
  const { name: first } = await backUp();
  const days = Array.from({ length: 7 }, (_, day) => `2100-01-0${day + 1}-040000`);
  for (const day of days) await cp(path.join(folder(), first), path.join(folder(), day), { recursive: true });
  await get(app, ann, `mutation { deleteFile(input: { id: "${file.id}" }) { cursor } }`);
  await forgetBackups(createContext(app), folder());
  expect(await backups()).toEqual([first, ...days]);
  app.clock.advance(60);
  const { name: second } = await backUp();
  expect(await backups()).toEqual([second, ...days]);
  expect(await hasName(poolPath(file.sha256))).toBe(true);
  for (const day of days) await rm(path.join(folder(), day), { recursive: true });
  await forgetBackups(createContext(app), folder());
  expect(await hasName(poolPath(file.sha256))).toBe(false);
});

test('what a run left that was cut off is cleared by the next', async () => {
  await openRun(createContext(app), folder());
  await mkdir(path.join(folder(), '2026-01-01-040000.part'), { recursive: true });
  await mkdir(path.join(folder(), 'pool/ab'), { recursive: true });
  await writeFile(path.join(folder(), 'pool/ab/abc.part'), 'half');
  await backUp();
  expect(await rows()).toEqual([
    { status: 'FAILED', error: 'It was cut off.' },
    { status: 'PROVED', error: null },
  ]);
  const names = await readdir(folder(), { recursive: true });
  expect(names.filter((name) => name.includes('.part'))).toEqual([]);
});

test('one is made at a time', async () => {
  const runs = await Promise.allSettled([backUp(), backUp()]);
  const reasons = runs.map((run) => (run.status === 'rejected' ? run.reason.message : 'made'));
  expect(reasons.sort()).toEqual([expect.stringContaining('being made or restored'), 'made']);
});

describe('a restore changes nothing', () => {
  test('while a server runs', async () => {
    const { name } = await backUp();
    await expect(restoreBackup(app.config, name, app.logger)).rejects.toThrow(/stop/);
    await send('still there');
    expect((await ask(app, ann, CURSOR)).code).toBeUndefined();
  });

  test('where anything is not what it was, or comes from a newer server', async () => {
    const file = await uploaded(app, ann, { bytes: 'some bytes' });
    const { name } = await backUp();
    const place = path.join(folder(), name);
    const manifest = await readFile(path.join(place, 'manifest.json'), 'utf8');
    await app.close();
    const refused = () =>
      restoreBackup(app.config, name, app.logger).then(
        () => 'restored',
        (error) => error.message,
      );
    const newer = JSON.parse(manifest);
    newer.migrations.push('9999-from-the-future');
    await writeFile(path.join(place, 'manifest.json'), JSON.stringify(newer));
    expect(await refused()).toContain('9999-from-the-future. Update the server');
    await writeFile(path.join(place, 'manifest.json'), manifest);
    await appendFile(path.join(folder(), poolPath(file.sha256)), '!');
    expect(await refused()).toContain(originalKey(file.id));
    await writeFile(path.join(folder(), poolPath(file.sha256)), 'some bytes');
    const copy = path.join(place, JSON.parse(manifest).database.name);
    const whole = await readFile(copy);
    await writeFile(copy, whole.subarray(0, -1));
    expect(await refused()).toContain(`${path.basename(copy)} does not have the SHA-256`);
    await writeFile(copy, whole);
    expect(await restoreBackup(app.config, '2001-01-01-000000', app.logger).catch(String)).toContain('holds no backup');
    app = await createTestApp(app.config, { logger: app.logger });
    expect(await readRoom()).toEqual([]);
    expect(await restore(name)).toMatchObject({ broughtFiles: 0 });
  });

  test('on the other database', async () => {
    const { name } = await backUp();
    const databaseUrl = database === 'sqlite' ? 'postgres://root@127.0.0.1:1/x' : null;
    const error = await restoreBackup({ ...app.config, databaseUrl }, name, app.logger).catch(String);
    expect(error).toContain('DATABASE_URL must');
  });
});
