import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectRoot } from '../../../src/shared/project-root.js';
import { LISTENS, type ServerProcess, startProcess } from '../../support/built-server.js';

/** Tests sign in more people from one address than a minute allows, and ask for more mails than an hour does. */
const limits = { LOGINS_PER_ADDRESS: '100000', LOGINS_PER_ACCOUNT: '100000', MAILS_PER_ADDRESS: '100000' };

/** What a server says that has no admin yet; the groups are the link and its token. */
const SET_UP = /(http\S+\/set-up#token=([\w-]+))/;

/** The built server on a data folder of its own. */
export interface BuiltServer {
  /** http://localhost:<port> */
  url: string;
  dataDir: string;
  /** Stops it and removes its data. */
  close(): Promise<void>;
}

/** One with nobody in it. */
export interface EmptyServer extends BuiltServer {
  /** The link by which one becomes the first admin, and the token in it. */
  setUpUrl: string;
  setUpToken: string;
}

/** Starts the built server on a free port, with nobody in it. */
export async function startEmptyServer(): Promise<EmptyServer> {
  const { process, ...server } = await start(await newFolder());
  const [, setUpUrl, setUpToken] = await process.said(SET_UP);
  return { ...server, setUpUrl: setUpUrl!, setUpToken: setUpToken! };
}

/** Starts the built server on a free port with what a folder holds, which is removed in the end. */
export async function startServerOn(dataDir: string): Promise<BuiltServer> {
  const { process: _, ...server } = await start(dataDir);
  return server;
}

/** A folder of this test's own, empty. */
export function newFolder(): Promise<string> {
  return mkdtemp(path.join(tmpdir(), 'messenger-browser-'));
}

async function start(dataDir: string): Promise<BuiltServer & { process: ServerProcess }> {
  const server = await startProcess(
    [path.join(projectRoot, 'dist/src/main.js')],
    { dataDir, databaseUrl: null },
    { env: { LOG_LEVEL: 'warn', ...limits } },
  );
  const [, url] = await server.said(LISTENS);
  return {
    url: url!,
    dataDir,
    process: server,
    async close() {
      server.child.kill('SIGTERM');
      await server.ended;
      await rm(dataDir, { recursive: true });
    },
  };
}
