import path from 'node:path';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { changesOf, checkRestored } from '../backups/check-restored.ts';
import { runScript } from '../backups/run-script.ts';
import { pause, until } from '../faults/waiting.ts';
import { Account } from '../load/account.ts';
import { ask } from '../load/ask.ts';
import { Traffic } from '../load/traffic.ts';
import { Uploader } from '../load/uploader.ts';
import { createRandom } from '../random.ts';
import { conclude, type Result } from '../result.ts';
import type { Run, Scenario } from '../scenario.ts';
import { World } from '../world.ts';
import { readAndSubscribe } from './read-then-subscribe.ts';

const CLIENTS = 20;
const UPLOADERS = 2;
/** Between two messages, milliseconds: 50 a second. */
const BETWEEN = 20;
const CURSOR = '{ viewer { cursor } }';
const EVENTS = 'subscription($after: Cursor) { events(after: $after) { cursor } }';

/** A backup is made while messages and files come, and restored elsewhere: it is all of one moment, and who has seen more starts afresh. */
export const backup: Scenario = {
  name: 'backup',
  rows: 'F21',
  on: ['sqlite', 'postgres'],
  run: runOn,
};

async function runOn(run: Run): Promise<Result> {
  const world = await World.open(run.kind, run.machines);
  try {
    await world.populate(CLIENTS, 2);
    const load = startLoad(world, run);
    await pause(run.full ? 30_000 : 1500);
    const backups = path.join(world.dataDir, 'backups');
    const said = await runScript('backup', { ...world.settings, BACKUP_DIR: backups });
    const [name] = /\d{4}-\d\d-\d\d-\d{6}/.exec(said)!;
    await pause(500);
    const sent = await load.finish();
    const cursors = await Promise.all(world.accounts.map(({ token }) => ask(world.doors.url(0), token, CURSOR)));
    const before = await changesOf(world);
    return await restoreElsewhere(run, world, {
      backups,
      name,
      sent,
      before,
      cursors: cursors.map(({ data }) => data.viewer.cursor),
    });
  } finally {
    await world.close();
  }
}

/** Messages at their pace and files, one after the other, until `finish`, which tells how many messages there were. */
function startLoad(world: World, run: Run): { finish(): Promise<number> } {
  const traffic = new Traffic(world, 8);
  const pace = setInterval(() => traffic.release(1), BETWEEN);
  let isOver = false;
  const uploading = world.accounts
    .slice(0, UPLOADERS)
    .map((account) =>
      new Uploader(account, world.doors, world.recorder, createRandom(run.random.below(2 ** 31))).uploadUntil(
        () => isOver,
      ),
    );
  return {
    async finish() {
      clearInterval(pace);
      isOver = true;
      await Promise.all([traffic.finish(), ...uploading]);
      return traffic.begun;
    },
  };
}

interface Left {
  backups: string;
  name: string;
  sent: number;
  before: Awaited<ReturnType<typeof changesOf>>;
  cursors: string[];
}

async function restoreElsewhere(run: Run, old: World, { backups, name, sent, before, cursors }: Left): Promise<Result> {
  const world = await World.open(run.kind, run.machines, {
    prepare: async (settings) => void (await runScript('restore', { ...settings, BACKUP_DIR: backups }, name)),
  });
  try {
    world.roomIds.push(...old.roomIds);
    for (const { name, id, token, address } of old.accounts)
      world.accounts.push(Object.assign(new Account(name, world.doors, address), { id, token }));
    const restored = await checkRestored(world, before, path.join(backups, name));
    const refusals = await Promise.all(
      world.accounts.map(({ token }, index) => refusalOf(world.doors.socketUrl(0), token, cursors[index]!)),
    );
    const failures = [
      ...restored.wrong,
      ...refusals.filter((code) => code !== 'RESYNC_REQUIRED').map((code) => `a cursor of before got ${code}`),
    ];
    for (const { content, roomId } of (await world.readTables()).rows) world.recorder.attempts.set(content, roomId);
    for (let index = 0; index < CLIENTS; index++) await readAndSubscribe(world, index);
    const traffic = new Traffic(world, 4, 'after the restore');
    traffic.release(50);
    await traffic.finish();
    const what = `backup at 50 messages a second, ${restored.messages} of ${sent} messages and ${restored.files} files in it, restored elsewhere; ${CLIENTS} clients with newer cursors`;
    return await conclude(world, 'backup', what, failures);
  } finally {
    await world.close();
  }
}

/** With which code a subscription from a cursor ends; `none` where it goes on. */
async function refusalOf(url: string, token: string, after: string): Promise<string> {
  const client = createClient({
    url,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
  });
  let code: string | null = null;
  client.subscribe(
    { query: EVENTS, variables: { after } },
    {
      next: () => (code = 'none'),
      error: (error) => (code = (error as { extensions: { code: string } }[])[0]!.extensions.code),
      complete: () => (code ??= 'none'),
    },
  );
  await until('a subscription is answered', () => code !== null);
  await client.dispose();
  return code!;
}
