import { execFile, spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { setPriority } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { workerEnvironment } from '../../config.js';

/** Where Debian and its kin keep the programs of each version. */
const VERSIONS = '/usr/lib/postgresql';
/** Longest end of what a program said that is told, characters. */
const LONGEST = 500;

/**
 * The folder of pg_dump and pg_restore that fit a server: of its own version, else of the next newer one, in /usr/lib/postgresql/…/bin or on the PATH.
 * major: the server's version. Throws an Error that says what was found.
 */
export async function findPrograms(major: number): Promise<string> {
  const versions = await readdir(VERSIONS).catch(() => []);
  const folders = [
    ...versions.map((version) => path.join(VERSIONS, version, 'bin')),
    ...(workerEnvironment().PATH ?? '').split(path.delimiter).filter(Boolean),
  ];
  const found: { folder: string; major: number }[] = [];
  for (const folder of folders) {
    const version = await promisify(execFile)(path.join(folder, 'pg_dump'), ['--version']).catch(() => null);
    if (version) found.push({ folder, major: Number(/(\d+)/.exec(version.stdout)?.[1]) });
  }
  const [best] = found.filter((each) => each.major >= major).sort((a, b) => a.major - b.major);
  if (best) return best.folder;
  const seen = found.map((each) => `${each.major} in ${each.folder}`).join(', ') || 'none';
  throw new Error(
    `A backup of PostgreSQL ${major} needs pg_dump ${major} or newer; there is ${seen}. Install postgresql-client-${major}.`,
  );
}

/**
 * Runs pg_dump or pg_restore on a database, giving way to the server. The password is told by the environment, for everybody on the machine sees arguments. Throws what
 * the program said where it fails.
 */
export async function runProgram(program: string, url: string, args: string[], signal: AbortSignal): Promise<void> {
  const place = new URL(url);
  const password = decodeURIComponent(place.password);
  place.password = '';
  const child = spawn(program, ['--no-password', `--dbname=${place.href}`, ...args], {
    env: { ...workerEnvironment(), ...(password && { PGPASSWORD: password }) },
    stdio: ['ignore', 'ignore', 'pipe'],
    signal,
  });
  if (child.pid) setPriority(child.pid, 10);
  let said = '';
  child.stderr.on('data', (data) => (said = (said + data).slice(-LONGEST)));
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  if (code !== 0) throw new Error(`${path.basename(program)} failed: ${said.trim() || `it ended with ${code}`}`);
}
