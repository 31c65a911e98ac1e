import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createContext } from '../../../src/context.js';
import { isBackupName } from '../../../src/features/backups/backup-places.js';
import { makeBackup } from '../../../src/features/backups/make-backup.js';
import { restoreBackup } from '../../../src/features/backups/restore-backup.js';
import { buildUser, type TestUser } from '../../support/builders.js';
import { compile } from '../../support/built-server.js';
import { get } from '../../support/client.js';
import { canMount } from '../../support/own-mounts.js';
import { runOn } from '../../support/postgres-server.mjs';
import { createTestApp, database, type TestApp } from '../../support/test-app.js';

const onPostgres = database === 'postgres' ? test : test.skip;
const isMountable = database === 'postgres' && canMount('a backup without pg_dump');
const BACKUPS = '{ backups(first: 10) { nodes { status error databaseSize } } }';
/** With the programs of a server's own version out of sight. */
const WITHOUT_PROGRAMS = '/bin/mount -t tmpfs tmpfs /usr/lib/postgresql && exec "$0" "$1"';

let app: TestApp;
let admin: TestUser;
let alarms: object[];

beforeEach(async () => {
  alarms = [];
  app = await createTestApp(
    {},
    { logger: { error: (details: object) => void alarms.push(details), warn() {}, info() {} } },
  );
  admin = await buildUser(app, { role: 'ADMIN' });
});
afterEach(() => app.close());

const folder = () => path.join(app.config.dataDir, 'backups');
const backups = async () => (await get(app, admin, BACKUPS)).backups.nodes;

/** `npm run backup` on the app's database, where PATH is all that there is of programs. */
async function backUp(PATH: string) {
  const script = path.join(await compile(), 'scripts/backup.js');
  const { dataDir, databaseUrl } = app.config;
  return spawnSync('/usr/bin/unshare', ['-rm', '/bin/sh', '-c', WITHOUT_PROGRAMS, process.execPath, script], {
    env: { PATH, DATA_DIR: dataDir, DATABASE_URL: databaseUrl!, NODE_ENV: 'test' },
    encoding: 'utf8',
  });
}

(isMountable ? test : test.skip)(
  'without a pg_dump that fits, none is made: admins are told what to install',
  async () => {
    const programs = path.join(app.config.dataDir, 'programs');
    await mkdir(programs);
    const missing = await backUp(programs);
    expect([missing.status, missing.stderr]).toEqual([
      1,
      expect.stringMatching(/needs pg_dump \d+ or newer; there is none/),
    ]);
    await writeFile(path.join(programs, 'pg_dump'), '#!/bin/sh\necho "pg_dump (PostgreSQL) 9.6.24"\n', { mode: 0o755 });
    const older = await backUp(programs);
    expect([older.status, older.stderr]).toEqual([
      1,
      expect.stringContaining(`there is 9 in ${programs}. Install postgresql-client-`),
    ]);
    expect(await backups()).toEqual(
      ['9 in', 'none'].map((there) => ({
        status: 'FAILED',
        error: expect.stringContaining(`there is ${there}`),
        databaseSize: null,
      })),
    );
    expect((await readdir(folder())).filter((name) => name !== 'lock' && name !== 'pool')).toEqual([]);
  },
);

onPostgres('where the user may not make databases, one is made and the proof says what is wanting', async () => {
  const role = `tm_${randomBytes(6).toString('hex')}`;
  const url = new URL(app.config.databaseUrl!);
  await runOn(url.href, `create role ${role} login password 'secret' in role pg_read_all_data`);
  url.username = role;
  url.password = 'secret';
  const config = { ...app.config, databaseUrl: url.href };
  try {
    const { name, flaw } = await makeBackup(createContext({ ...app, config }), new AbortController().signal);
    expect(flaw).toBe(`the user ${role} of PostgreSQL may not make databases: alter role "${role}" createdb`);
    expect(await backups()).toEqual([{ status: 'FAILED_PROOF', error: flaw, databaseSize: expect.any(Number) }]);
    expect(alarms).toEqual([{ backup: name, flaw }]);
    expect((await readdir(folder())).filter(isBackupName)).toEqual([name]);
    await app.close();
    await restoreBackup(app.config, name, app.logger);
    app = await createTestApp(app.config, { logger: app.logger });
    expect(await backups()).toHaveLength(1);
  } finally {
    await runOn(process.env.TEST_SERVER!, `drop role ${role}`);
  }
});
