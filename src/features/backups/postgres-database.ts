import { randomBytes } from 'node:crypto';
import path from 'node:path';
import pg from 'pg';
import { sync } from '../../storage/sync.js';
import { type Ask, type Contents, readContents } from './contents.js';
import { writeFileList } from './list-files.js';
import { findPrograms, runProgram } from './postgres-programs.js';
import type { CopyTask } from './sqlite-database.js';

/** SQLSTATE insufficient_privilege. */
const NOT_ALLOWED = '42501';
/** The longest beginning of a database's name to which more is added: names have 63 bytes. */
const LONGEST_NAME = 36;

/**
 * Copies a PostgreSQL database by pg_dump, synced, as it is at one moment, while others write to it, and tells what it held then: pg_dump reads by the
 * snapshot of the transaction in which that was read.
 */
export function copyPostgres(
  url: string,
  { copy, fileList, tables }: CopyTask,
  signal: AbortSignal,
): Promise<Contents> {
  return onDatabase(url, async (ask) => {
    await ask('begin isolation level repeatable read read only');
    const [exported] = await ask<{ snapshot: string }>('select pg_export_snapshot() as snapshot');
    const contents = await readContents(ask, tables);
    await writeFileList(ask, fileList);
    const program = path.join(await programsFor(ask), 'pg_dump');
    const args = [
      '--format=custom',
      '--no-owner',
      '--no-privileges',
      `--snapshot=${exported!.snapshot}`,
      `--file=${copy}`,
    ];
    await runProgram(program, url, args, signal);
    await sync(copy);
    return contents;
  });
}

/**
 * Restores a copy to a database of its own on the same server, tells what it holds, and removes it again, as what such tries have left that were cut
 * off. Throws what stands in the way.
 */
export async function tryPostgres(url: string, copy: string, tables: string[], signal: AbortSignal): Promise<Contents> {
  const own = nameIn(url);
  const prefix = `${own.slice(0, LONGEST_NAME)}_proof_`;
  return onDatabase(url, async (ask) => {
    const databases = await ask<{ name: string }>('select datname as name from pg_database');
    for (const { name } of databases) if (isOf(name, prefix)) await dropDatabase(ask, name);
    const name = await restoreBeside(ask, url, { copy, prefix }, signal);
    try {
      return await onDatabase(withName(url, name), (askCopy) => readContents(askCopy, tables));
    } finally {
      await dropDatabase(ask, name);
    }
  });
}

/** Restores a copy to a new database beside another, whose name begins so; gives the name. ask: on any database of the server. */
export async function restoreBeside(
  ask: Ask,
  url: string,
  { copy, prefix }: { copy: string; prefix: string },
  signal: AbortSignal,
): Promise<string> {
  const name = prefix + randomBytes(4).toString('hex');
  await createLike(ask, nameIn(url), name);
  try {
    const program = path.join(await programsFor(ask), 'pg_restore');
    const args = ['--no-owner', '--no-privileges', '--exit-on-error', copy];
    await runProgram(program, withName(url, name), args, signal);
    return name;
  } catch (error) {
    await dropDatabase(ask, name);
    throw error;
  }
}

async function createLike(ask: Ask, own: string, name: string): Promise<void> {
  const [like] = await ask<{ encoding: string; collate: string; ctype: string }>(
    `select pg_encoding_to_char(encoding) as encoding, datcollate as collate, datctype as ctype
      from pg_database where datname = ${pg.escapeLiteral(own)}`,
  );
  const { encoding, collate, ctype } = like!;
  try {
    await ask(`create database ${pg.escapeIdentifier(name)} template template0 encoding '${encoding}'
      lc_collate ${pg.escapeLiteral(collate)} lc_ctype ${pg.escapeLiteral(ctype)}`);
  } catch (error) {
    if ((error as { code?: string }).code !== NOT_ALLOWED) throw error;
    const [{ role } = { role: '' }] = await ask<{ role: string }>('select current_user as role');
    throw new Error(
      `the user ${role} of PostgreSQL may not make databases: alter role ${pg.escapeIdentifier(role)} createdb`,
    );
  }
}

export async function dropDatabase(ask: Ask, name: string): Promise<void> {
  await ask(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
}

/** Whether it is the prefix and what was added to it. */
function isOf(name: string, prefix: string): boolean {
  return name.startsWith(prefix) && /^[0-9a-f]{8}$/.test(name.slice(prefix.length));
}

async function programsFor(ask: Ask): Promise<string> {
  const [server] = await ask<{ version: string }>(`select current_setting('server_version_num') as version`);
  return findPrograms(Math.floor(Number(server!.version) / 10_000));
}

/** The name of the database of an address. */
export function nameIn(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}

/** The address of another database of the same server. */
export function withName(url: string, name: string): string {
  return Object.assign(new URL(url), { pathname: `/${encodeURIComponent(name)}` }).href;
}

/** A connection of its own, on which nothing is given up for the time that it takes. */
export async function connect(url: string): Promise<{ ask: Ask; close(): Promise<void> }> {
  const client = new pg.Client({ connectionString: url, keepAlive: true });
  // A connection that breaks off makes what is asked on it fail; here it would end the process.
  client.on('error', () => {});
  await client.connect();
  return {
    ask: async <R>(statement: string) => (await client.query(statement)).rows as R[],
    close: () => client.end(),
  };
}

async function onDatabase<T>(url: string, work: (ask: Ask) => Promise<T>): Promise<T> {
  const { ask, close } = await connect(url);
  return work(ask).finally(close);
}
