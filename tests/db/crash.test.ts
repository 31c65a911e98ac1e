import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { buildRoom, buildUser } from '../support/builders.js';
import { get } from '../support/client.js';
import { SEND } from '../support/documents.js';
import { createTestApp, database } from '../support/test-app.js';

const testSqlite = database === 'sqlite' ? test : test.skip;
const FILE = 'messenger.sqlite';
/** Bytes before the first frame of a WAL, and before the page of each (sqlite.org/fileformat2.html#the_write_ahead_log). */
const WAL_HEADER = 32;
const FRAME_HEADER = 24;
const SENDS = 12;

interface Left {
  sound: string;
  contents: string[];
  seqs: number[];
}

/** What a database is whose WAL reaches the disk only up to there. */
async function leftAfter(folder: string, source: string, wal: Buffer): Promise<Left> {
  await mkdir(folder);
  await copyFile(path.join(source, FILE), path.join(folder, FILE));
  await writeFile(path.join(folder, `${FILE}-wal`), wal);
  const left = new Database(path.join(folder, FILE));
  const sound = left.pragma('integrity_check', { simple: true }) as string;
  const contents = left.prepare('select content from messages order by ordered_at').pluck().all() as string[];
  const seqs = left.prepare('select seq from events order by seq').pluck().all() as number[];
  left.close();
  return { sound, contents, seqs };
}

testSqlite(
  'row F2: wherever a crash of the machine cuts what SQLite has written, what is left is sound and without a hole',
  async () => {
    const app = await createTestApp();
    const ann = await buildUser(app);
    const room = await buildRoom(app, { owners: [ann] });
    const em = app.orm.em.fork();
    expect(await em.execute('pragma journal_mode')).toEqual([{ journal_mode: 'wal' }]);
    // 2 is FULL: a commit is on the disk before it is answered.
    expect(await em.execute('pragma synchronous')).toEqual([{ synchronous: 2 }]);
    await em.execute('pragma wal_checkpoint(TRUNCATE)');
    const before = await em.execute('select max(seq) as seq from events');
    const sent = Array.from({ length: SENDS }, (_, index) => `message ${index}`);
    for (const content of sent) await get(app, ann, SEND, { input: { roomId: room.id, content } });

    const { dataDir } = app.config;
    const wal = await readFile(path.join(dataDir, `${FILE}-wal`));
    const frame = FRAME_HEADER + wal.readUInt32BE(8);
    const cuts = Array.from(
      { length: Math.floor((wal.length - WAL_HEADER) / frame) + 1 },
      (_, n) => WAL_HEADER + n * frame,
    );
    expect(cuts.length).toBeGreaterThan(SENDS);
    const counts = new Set<number>();
    for (const cut of cuts.flatMap((whole) => [whole, whole + 100])) {
      const left = await leftAfter(path.join(dataDir, `cut-${cut}`), dataDir, wal.subarray(0, cut));
      expect([cut, left.sound]).toEqual([cut, 'ok']);
      expect([cut, left.contents]).toEqual([cut, sent.slice(0, left.contents.length)]);
      expect(left.seqs).toEqual(Array.from({ length: before[0]!.seq + left.contents.length }, (_, index) => index + 1));
      counts.add(left.contents.length);
    }
    expect(counts.size).toBe(SENDS + 1);
    await app.close();
  },
);
