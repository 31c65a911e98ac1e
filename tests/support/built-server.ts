import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { isBuilt } from '../../scripts/build/ensure-built.mjs';
import type { Config } from '../../src/config.js';
import { projectRoot } from '../../src/shared/project-root.js';

/**
 * The compiled sources: dist, or where that is missing or older than they are, what is compiled for this run of the tests,
 * once. Gives the folder, inside the project, where node_modules is found.
 */
export async function compile(): Promise<string> {
  if (isBuilt(projectRoot)) return path.join(projectRoot, 'dist');
  const cache = path.join(projectRoot, 'node_modules/.cache');
  const folder = path.join(cache, process.env.TEST_RUN_ID!);
  if (existsSync(folder)) return folder;
  await mkdir(cache, { recursive: true });
  const draft = await mkdtemp(path.join(cache, 'draft-'));
  const compiler = path.join(projectRoot, 'node_modules/typescript/bin/tsc');
  await promisify(execFile)(process.execPath, [compiler, '-p', projectRoot, '--outDir', draft]);
  // Two suites may get here at once; whoever is second uses the first one's.
  await rename(draft, folder).catch(() => rm(draft, { recursive: true }));
  return folder;
}

/** A process that runs the built server. */
export interface ServerProcess {
  child: ChildProcess;
  /** Everything it printed so far. */
  output: string;
  /** Resolves with the first output, from `from` on, that matches; rejects when the process ends before. */
  said(pattern: RegExp, from?: number): Promise<RegExpExecArray>;
  ended: Promise<{ code: number | null; signal: string | null }>;
}

export interface ProcessOptions {
  env?: NodeJS.ProcessEnv;
  /** Source text that every process runs first. */
  preload?: string;
}

/** Runs a script that starts the server, on a free port. */
export async function startProcess(
  script: string[],
  database: Pick<Config, 'dataDir' | 'databaseUrl'>,
  { env, preload }: ProcessOptions = {},
): Promise<ServerProcess> {
  const child = spawn(process.execPath, script, {
    env: {
      ...process.env,
      NODE_ENV: 'test',
      NODE_OPTIONS: preload ? `--import=data:text/javascript,${encodeURIComponent(preload)}` : '',
      HOST: '127.0.0.1',
      PORT: '0',
      DATA_DIR: database.dataDir,
      DATABASE_URL: database.databaseUrl ?? '',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) =>
    child.on('exit', (code, signal) => resolve({ code, signal })),
  );
  const server: ServerProcess = {
    child,
    output: '',
    ended,
    said: (pattern, from = 0) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const match = pattern.exec(server.output.slice(from));
          if (match) resolve(match);
        };
        child.stdout.on('data', look);
        child.stderr.on('data', look);
        void ended.then(() => reject(new Error(`the server ended before it said ${pattern}: ${server.output}`)));
        look();
      }),
  };
  for (const stream of [child.stdout, child.stderr]) stream.prependListener('data', (data) => (server.output += data));
  return server;
}

/** Starts the server alone and waits until it listens. */
export async function startServer(
  database: Pick<Config, 'dataDir' | 'databaseUrl'>,
  options: ProcessOptions = {},
): Promise<ServerProcess & { url: string }> {
  const server = await startProcess([path.join(await compile(), 'src/main.js')], database, options);
  const [, url] = await server.said(LISTENS);
  return Object.assign(server, { url: url! });
}

/** What a server says when it listens; the group is its address. */
export const LISTENS = /Team Messenger is at (http:\S+)/;
