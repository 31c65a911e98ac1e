import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectRoot } from '../src/shared/project-root.js';
import { serverArguments } from './harness/server-arguments.js';

/** A server that runs. */
export interface Server {
  url: string;
  pid: number;
  /** Resident memory, MiB. */
  memory(): Promise<number>;
  stop(): Promise<void>;
}

/**
 * Starts the built server in a process of its own, on the PostgreSQL database given, else on SQLite in the data folder,
 * which is a new one unless it is given. options: further environment, and arguments of Node, to which those in
 * BENCH_SERVER_ARGS are added, which win over those of `npm start`.
 */
export async function startServer(
  port: number,
  databaseUrl?: string,
  folder?: string,
  options: { env?: NodeJS.ProcessEnv; execArgv?: string[] } = {},
): Promise<Server> {
  const dataDir = folder ?? (await makeDataFolder());
  const asked = process.env.BENCH_SERVER_ARGS?.split(' ') ?? [];
  const args = [...serverArguments, ...asked, ...(options.execArgv ?? []), path.join(projectRoot, 'dist/src/main.js')];
  const child: ChildProcess = spawn(process.execPath, args, {
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
      // Benches send as one user what many would.
      MUTATIONS_PER_MINUTE: '1000000',
      DATABASE_URL: databaseUrl ?? '',
      ...options.env,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  await answers(url, child);
  return {
    url,
    pid: child.pid!,
    memory: () => residentMemory(child.pid!),
    stop: () => new Promise((resolve) => child.once('exit', () => resolve()).kill('SIGTERM') || resolve()),
  };
}

/** Of a process, MiB. */
export async function residentMemory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)![1]) / 1024;
}

/** An empty data folder that is left to the system to clean up. */
export function makeDataFolder(): Promise<string> {
  return mkdtemp(path.join(tmpdir(), 'messenger-bench-'));
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 1000; attempt++) {
    const alive = await ask(url, null, '{ __typename }').catch(() => null);
    if (alive) return;
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode} before it answered`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('the server did not start within 10 s');
}

/** Sends a document; throws on errors. */
// biome-ignore lint/suspicious/noExplicitAny: answers of many shapes
export async function ask(url: string, token: string | null, query: string, variables: object = {}): Promise<any> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: unknown; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** Registers somebody and gives his access token. */
export async function register(url: string, username: string): Promise<string> {
  const input = { username, password: 'correct horse battery' };
  const data = await ask(url, null, 'mutation($input: RegisterInput!) { register(input: $input) { accessToken } }', {
    input,
  });
  return data.register.accessToken;
}
