import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { freePort, until } from './waiting.ts';

const run = promisify(execFile);

/** Where Debian keeps the server's programs; the newest version first. */
function findBinaries(): string | null {
  const base = '/usr/lib/postgresql';
  if (!existsSync(base)) return null;
  const versions = readdirSync(base).sort((a, b) => Number(b) - Number(a));
  return versions.map((version) => `${base}/${version}/bin`).find((bin) => existsSync(`${bin}/initdb`)) ?? null;
}

/** Whom its processes run as; empty: as we do. */
interface Identity {
  uid?: number;
  gid?: number;
}

/** A PostgreSQL cluster of our own, which may be stopped the hard way; fsync stays on. */
export class PostgresCluster {
  readonly port: number;
  private readonly bin: string;
  private readonly folder: string;
  private readonly identity: Identity;
  private databases = 0;

  private constructor(port: number, bin: string, folder: string, identity: Identity) {
    this.port = port;
    this.bin = bin;
    this.folder = folder;
    this.identity = identity;
  }

  /** Null where PostgreSQL's programs are not installed, or there is no user to run them as. */
  static async start(): Promise<PostgresCluster | null> {
    const bin = findBinaries();
    const identity = await unprivileged();
    if (!bin || !identity) return null;
    const folder = await mkdtemp(path.join(tmpdir(), 'messenger-chaos-pg-'));
    if (identity.uid !== undefined) await chown(folder, identity.uid, identity.gid!);
    const cluster = new PostgresCluster(await freePort(), bin, folder, identity);
    await cluster.run('initdb', '-D', `${folder}/data`, '-U', 'chaos', '-A', 'trust', '-E', 'UTF8', '--no-sync');
    await cluster.startAgain();
    return cluster;
  }

  url(database: string, port = this.port): string {
    return `postgres://chaos@127.0.0.1:${port}/${database}`;
  }

  async createDatabase(): Promise<string> {
    const name = `chaos_${++this.databases}`;
    await this.query('postgres', `create database ${name}`);
    return name;
  }

  // biome-ignore lint/suspicious/noExplicitAny: rows of many shapes
  async query(database: string, sql: string): Promise<any[]> {
    const client = await this.connect(database);
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  }

  async connect(database: string): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.url(database) });
    client.on('error', () => {});
    await client.connect();
    return client;
  }

  /** As a power cut: no checkpoint, no goodbye. */
  async stopImmediately(): Promise<void> {
    await this.run('pg_ctl', '-D', `${this.folder}/data`, '-m', 'immediate', '-w', 'stop');
  }

  async startAgain(): Promise<void> {
    const options = `-p ${this.port} -c listen_addresses=127.0.0.1 -k ${this.folder} -c max_connections=200`;
    // It inherits the pipes of pg_ctl, so that waiting for their end would be waiting for the server's.
    const child = spawn(
      `${this.bin}/pg_ctl`,
      ['-D', `${this.folder}/data`, '-l', `${this.folder}/log`, '-o', options, '-w', 'start'],
      { ...this.identity, cwd: this.folder, stdio: 'ignore' },
    );
    const code = await exitOf(child);
    if (code !== 0) throw new Error(`PostgreSQL did not start; see ${this.folder}/log`);
    await until('PostgreSQL answers', () =>
      this.query('postgres', 'select 1').then(
        () => true,
        () => false,
      ),
    );
  }

  async remove(): Promise<void> {
    await this.stopImmediately();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async run(program: string, ...parameters: string[]): Promise<void> {
    await run(`${this.bin}/${program}`, parameters, { ...this.identity, cwd: this.folder });
  }
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => child.once('exit', resolve).once('error', reject));
}

/** PostgreSQL refuses to run as root: then as its own user. Null when there is none. */
async function unprivileged(): Promise<Identity | null> {
  if (process.getuid!() !== 0) return {};
  try {
    const [uid, gid] = await Promise.all(
      ['-u', '-g'].map(async (what) => (await run('id', [what, 'postgres'])).stdout),
    );
    return { uid: Number(uid), gid: Number(gid) };
  } catch {
    return null;
  }
}
