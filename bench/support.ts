import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectRoot } from '../src/shared/project-root.js';

/** A server that runs. */
export interface Server {
  url: string;
  /** Resident memory, MiB. */
  memory(): Promise<number>;
  stop(): Promise<void>;
}

/**
 * Starts the built server in a process of its own, on the PostgreSQL database given, else on SQLite in the data folder,
 * which is a new one unless it is given.
 */
export async function startServer(port: number, databaseUrl?: string, folder?: string): Promise<Server> {
  const dataDir = folder ?? (await makeDataFolder());
  const child: ChildProcess = spawn(process.execPath, [path.join(projectRoot, 'dist/src/main.js')], {
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
      DATABASE_URL: databaseUrl ?? '',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  await answers(url);
  return {
    url,
    async memory() {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+)/.exec(status)![1]) / 1024;
    },
    stop: () => new Promise((resolve) => child.once('exit', () => resolve()).kill('SIGTERM') || resolve()),
  };
}

/** An empty data folder that is left to the system to clean up. */
export function makeDataFolder(): Promise<string> {
  return mkdtemp(path.join(tmpdir(), 'messenger-bench-'));
}

async function answers(url: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const alive = await ask(url, null, '{ __typename }').catch(() => null);
    if (alive) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
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
