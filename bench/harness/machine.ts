import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { median } from './compare.js';
import { postgresServer, runOn } from './database.js';

const SYNCS = 200;

/** What the figures were measured on, a line each: what, and its value. */
export async function describeMachine(): Promise<[what: string, value: string][]> {
  const [cpu] = cpus();
  const server = await postgresServer();
  return [
    ['processors', `${cpus().length} x ${cpu!.model.trim()}`],
    ['memory', `${Math.round(totalmem() / 2 ** 30)} GiB`],
    ['load before the run', loadavg()[0]!.toFixed(2)],
    ['disk', `${(await syncTime()).toFixed(2)} ms to write 4 KiB and sync them (median of ${SYNCS})`],
    ['Node.js', process.versions.node],
    ['SQLite', `${new Database(':memory:').prepare('select sqlite_version()').pluck().get()}, WAL, synchronous = FULL`],
    ['PostgreSQL', server ? await describePostgres(server) : 'NOT RUN: no server found'],
  ];
}

async function describePostgres(server: string): Promise<string> {
  const names = ['server_version', 'fsync', 'synchronous_commit', 'shared_buffers'];
  const rows = await Promise.all(names.map((name) => runOn(server, `show ${name}`)));
  const [version, ...settings] = rows.map(([row], index) => String(row![names[index]!]));
  return [version, ...settings.map((value, index) => `${names[index + 1]} = ${value}`)].join(', ');
}

/** Where the databases of SQLite lie, milliseconds. */
async function syncTime(): Promise<number> {
  const folder = await mkdtemp(path.join(tmpdir(), 'messenger-bench-'));
  const file = openSync(path.join(folder, 'sync'), 'w');
  const block = Buffer.alloc(4096, 1);
  const times = Array.from({ length: SYNCS }, () => {
    const started = performance.now();
    writeSync(file, block);
    fdatasyncSync(file);
    return performance.now() - started;
  });
  closeSync(file);
  await rm(folder, { recursive: true });
  return median(times);
}
