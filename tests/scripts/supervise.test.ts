import path from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { projectRoot } from '../../src/shared/project-root.js';
import { compile, LISTENS, type ServerProcess, startProcess } from '../support/built-server.js';
import { database, newDatabase } from '../support/test-app.js';

/** The same on either database, and slow: it is run on one. */
const describeOnce = database === 'sqlite' ? describe : describe.skip;

let running: ServerProcess | null = null;
afterEach(async () => {
  running?.child.kill('SIGTERM');
  await running?.ended;
});

const supervisor = path.join(projectRoot, 'scripts/supervise.mjs');

/** Tells the process id of each server, which may be made to fail. */
const preload = `
  if (process.argv[1]?.endsWith('main.js')) console.log('process', process.pid);
  process.on('SIGUSR2', () => { throw new Error('on purpose'); });`;

async function start(database?: { dataDir: string }) {
  const main = path.join(await compile(), 'src/main.js');
  const text = `import { supervise } from ${JSON.stringify(supervisor)}; await supervise(${JSON.stringify(main)});`;
  const script = ['--input-type=module', '--eval', text];
  running = await startProcess(script, { ...(await newDatabase()), ...database }, { preload });
  return running;
}

const SERVER = /process (\d+)/;

describeOnce('npm start', () => {
  test.each(['SIGUSR2', 'SIGKILL'])(
    'a server that crashes is started again, and a signal stops it for good',
    async (fault) => {
      const npmStart = await start();
      await npmStart.said(LISTENS);
      const from = npmStart.output.length;
      process.kill(Number((await npmStart.said(SERVER))[1]), fault);
      const [, url] = await npmStart.said(LISTENS, from);
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
      npmStart.child.kill('SIGTERM');
      expect(await npmStart.ended).toEqual({ code: 0, signal: null });
      await expect(fetch(`${url}/healthz`)).rejects.toThrow();
    },
  );

  test('a server that cannot start is not started again: its line and its exit code are passed on', async () => {
    const npmStart = await start({ dataDir: import.meta.filename });
    expect(await npmStart.ended).toEqual({ code: 1, signal: null });
    expect(npmStart.output.match(/The server cannot start/g)).toHaveLength(1);
  });

  test('the server does not outlive an npm start that was killed', async () => {
    const npmStart = await start();
    const [, url] = await npmStart.said(LISTENS);
    npmStart.child.kill('SIGKILL');
    await npmStart.ended;
    while (
      await fetch(`${url}/healthz`).then(
        () => true,
        () => false,
      )
    );
  });
});
