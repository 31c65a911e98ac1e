import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createContext } from '../../../src/context.js';
import { query } from '../../../src/db/query.js';
import { inTransaction } from '../../../src/db/transaction.js';
import { runArchive } from '../../../src/features/archive/run-archive.js';
import { verifyArchive } from '../../../src/features/archive/verify-archive.js';
import { Message } from '../../../src/features/messages/message.entity.js';
import { buildRoom, buildUser, messageColumns } from '../../support/builders.js';
import { compile } from '../../support/built-server.js';
import { canMount } from '../../support/own-mounts.js';
import { createTestApp } from '../../support/test-app.js';

const COUNT = 2000;

(canMount('the archive on a full disk') ? test : test.skip)(
  'row F10: a run on a disk that is full fails and takes nothing out of the database; the next one with room completes',
  async () => {
    const app = await createTestApp();
    const ann = await buildUser(app);
    const room = await buildRoom(app, { owners: [ann] });
    const orderedAt = (app.clock.now() - 90 * 86_400_000) * 1000;
    await inTransaction(createContext(app), async (tx) => {
      for (let n = 0; n < COUNT; n++) {
        const content = randomBytes(300).toString('base64');
        tx.em.create(Message, messageColumns({ roomId: room.id, authorId: ann.id, orderedAt: orderedAt + n, content }));
      }
    });
    const contents = () =>
      query(
        { em: app.orm.em.fork() },
        sql<{ count: number }>`select cast(count(content) as int) as count from messages`,
      ).then((rows) => Number(rows[0]!.count));
    const { dataDir, databaseUrl } = app.config;
    const incoming = path.join(dataDir, 'files/incoming');
    const script = path.join(await compile(), 'scripts/archive.js');
    for (const size of ['64k', '256k', '512k']) {
      const mount = `mount -t tmpfs -o size=${size} tmpfs "$INCOMING" && exec "$0" "$1"`;
      const { status, stderr } = spawnSync('unshare', ['-rm', 'sh', '-c', mount, process.execPath, script], {
        env: {
          PATH: process.env.PATH,
          INCOMING: incoming,
          DATA_DIR: dataDir,
          DATABASE_URL: databaseUrl ?? '',
          NODE_ENV: 'test',
        },
        encoding: 'utf8',
      });
      expect([status, stderr]).toEqual([1, expect.stringContaining('ENOSPC')]);
      expect(await contents()).toBe(COUNT);
      expect(await readdir(path.join(dataDir, 'files/archives')).catch(() => [])).toEqual([]);
    }
    await runArchive(createContext(app), new AbortController().signal);
    expect(await contents()).toBe(0);
    expect(await verifyArchive(createContext(app))).toMatchObject({ messages: COUNT, broken: null });
    await app.close();
  },
);
