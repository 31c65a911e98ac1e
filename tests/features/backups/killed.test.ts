import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createContext } from '../../../src/context.js';
import { query } from '../../../src/db/query.js';
import { isBackupName } from '../../../src/features/backups/backup-places.js';
import { makeBackup } from '../../../src/features/backups/make-backup.js';
import { verifyBackup } from '../../../src/features/backups/verify-backup.js';
import { projectRoot } from '../../../src/shared/project-root.js';
import { buildUser } from '../../support/builders.js';
import { compile } from '../../support/built-server.js';
import { runOn } from '../../support/postgres-server.mjs';
import { createTestApp, database, type TestApp } from '../../support/test-app.js';
import { uploaded } from '../../support/uploads.js';

/** Milliseconds after the first of it is seen: one is copied and proved in that time. */
const MOMENTS = [0, 20, 80, 200, 400];
const TAKES = 300_000;

const folderOf = (app: TestApp) => path.join(app.config.dataDir, 'backups');
const namesIn = async (app: TestApp) => (await readdir(folderOf(app))).filter(isBackupName).sort();

/** Runs the script in a process of its own, which `kill` ends at some time: SIGKILL. Gives whether it was killed. */
async function backUpAndDie(
  app: TestApp,
  failpoint: object | null,
  kill?: (pid: number) => Promise<void>,
): Promise<boolean> {
  const script = path.join(await compile(), 'scripts/backup.js');
  const failpoints = path.join(projectRoot, 'tests/failpoints.mjs');
  const { dataDir, databaseUrl } = app.config;
  const child = spawn(process.execPath, ['--import', failpoints, script], {
    env: {
      PATH: process.env.PATH,
      DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl ?? '',
      NODE_ENV: 'test',
      ...(failpoint && { FAILPOINTS: JSON.stringify(failpoint) }),
    },
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  await kill?.(child.pid!);
  const [, signal] = await ended;
  return signal === 'SIGKILL';
}

/** Kills it so long after its folder is seen. */
const after = (app: TestApp, milliseconds: number) => async (pid: number) => {
  while (!(await readdir(folderOf(app))).some((name) => name.includes('.part'))) await setTimeout(5);
  await setTimeout(milliseconds);
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It was quicker.
  }
};

async function assertWhole(app: TestApp): Promise<void> {
  for (const name of await namesIn(app)) {
    const folder = path.join(folderOf(app), name);
    await verifyBackup(folder, JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8')));
  }
}

test(
  'row F21: a backup that is killed, wherever, is none; those that are kept stay whole, and the next run clears what it left',
  async () => {
    const app = await createTestApp();
    const ann = await buildUser(app, { role: 'ADMIN' });
    await uploaded(app, ann, { bytes: 'some bytes' });
    const backUp = () => makeBackup(createContext(app), new AbortController().signal);
    const { name: first } = await backUp();
    const others = Array.from({ length: 6 }, (_, day) => `2001-01-0${day + 1}-040000`);
    for (const other of others)
      await cp(path.join(folderOf(app), first), path.join(folderOf(app), other), { recursive: true });
    const kept = await namesIn(app);

    expect(await backUpAndDie(app, { die: 'before the rename' })).toBe(true);
    expect(await namesIn(app)).toEqual(kept);
    let killed = 1;
    for (const moment of MOMENTS) {
      if (!(await backUpAndDie(app, null, after(app, moment)))) continue;
      killed += 1;
      await assertWhole(app);
    }
    expect(killed).toBeGreaterThan(2);
    // Whatever came to its end before its turn to die is a backup; so is what was killed while it was proved.
    for (const name of (await namesIn(app)).filter((name) => !kept.includes(name)))
      await rm(path.join(folderOf(app), name), { recursive: true });
    for (const other of others)
      await cp(path.join(folderOf(app), first), path.join(folderOf(app), other), { recursive: true, force: true });

    expect(await backUpAndDie(app, { die: 'after the rename' })).toBe(true);
    const unproved = (await namesIn(app)).find((name) => !kept.includes(name))!;
    const { name: last, flaw } = await backUp();
    expect(flaw).toBeNull();
    expect(await namesIn(app)).toEqual([...kept, unproved, last].sort().slice(-7));
    await assertWhole(app);
    const left = await readdir(folderOf(app), { recursive: true });
    expect(left.filter((name) => name.includes('.part'))).toEqual([]);
    const rows = await query(
      createContext(app),
      sql<{ name: string; status: string; error: string | null }>`select name, status, error from backups`,
    );
    expect(rows).toEqual(
      expect.arrayContaining([
        { name: unproved, status: 'FAILED_PROOF', error: 'It was cut off before it was proved.' },
        { name: last, status: 'PROVED', error: null },
      ]),
    );
    expect(rows.filter(({ status }) => status === 'RUNNING')).toEqual([]);
    if (database === 'postgres') {
      const own = new URL(app.config.databaseUrl!).pathname.slice(1);
      const proofs = await runOn(
        app.config.databaseUrl!,
        `select datname from pg_database where datname like '${own.slice(0, 36)}%proof%'`,
      );
      expect(proofs).toEqual([]);
    }
    await app.close();
  },
  TAKES,
);
