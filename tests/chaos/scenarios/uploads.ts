import type { NodeProcess } from '../faults/node-process.ts';
import { pause, until } from '../faults/waiting.ts';
import { ask } from '../load/ask.ts';
import { hashOf, Uploader } from '../load/uploader.ts';
import { createRandom, type Random } from '../random.ts';
import { conclude, type Result } from '../result.ts';
import type { Run, Scenario } from '../scenario.ts';
import { checkUploads, type FileRow, type Upload } from '../uploads/check-uploads.ts';
import { sweep } from '../uploads/sweep.ts';
import { World } from '../world.ts';

const UPLOADERS = 4;
const POINTS = ['before the rename', 'after the rename', 'before commit', 'after commit', 'any time'];
/** Times that a point is passed before it kills, and milliseconds before a kill at any time, at most. */
const MOST_SKIPPED = 6;
const LONGEST_PAUSE = 300;
/** Uploads that are answered between two kills, at least. */
const BETWEEN = 5;
const USED = '{ viewer { storageUsed } }';

/** Files and archives are uploaded while the server is killed: what was written is whole, and nothing else stays. */
export const uploads: Scenario = {
  name: 'uploads',
  rows: 'F22',
  on: ['sqlite', 'postgres'],
  run: runOn,
};

async function runOn(run: Run): Promise<Result> {
  // A start takes seconds: the gate has three kills.
  const points = run.random.shuffled(POINTS.flatMap((point) => Array.from({ length: run.full ? 20 : 1 }, () => point)));
  if (!run.full) points.length = 3;
  const world = await World.open(run.kind, run.machines);
  try {
    await world.populate(UPLOADERS, 0);
    let isOver = false;
    const uploaders = world.accounts.map(
      (account) => new Uploader(account, world.doors, world.recorder, createRandom(run.random.below(2 ** 31))),
    );
    const sending = uploaders.map((uploader) => uploader.uploadUntil(() => isOver));
    const answered = () => uploaders.reduce((sum, uploader) => sum + uploader.answered, 0);
    for (const [index, point] of points.entries()) {
      await until('uploads are answered', () => answered() >= (index + 1) * BETWEEN);
      await kill(world.nodes[0]!, point, run.random);
    }
    await world.nodes[0]!.ready();
    isOver = true;
    await Promise.all(sending);
    const sent = uploaders.flatMap((uploader) => uploader.uploads);
    const wrong = await compare(world, sent);
    const what = `kill -9 ${run.full ? `20 times at each of: ${POINTS.join(', ')}` : points.join(', ')}; ${sent.length} uploads, ${answered()} answered`;
    return await conclude(world, 'uploads', what, wrong.slice(0, 20));
  } finally {
    await world.close();
  }
}

async function kill(node: NodeProcess, point: string, random: Random): Promise<void> {
  await node.ready();
  if (point === 'any time') {
    await pause(random.below(LONGEST_PAUSE));
    await node.kill('SIGKILL');
  } else {
    const ended = node.ended();
    node.command({ die: point, skip: random.below(MOST_SKIPPED) }, true);
    await ended;
  }
}

async function compare(world: World, sent: Upload[]): Promise<string[]> {
  await until('all previews are made', async () => {
    const [pending] = await world.query("select count(*) as count from files where preview_status = 'PENDING'");
    return Number(pending.count) === 0;
  });
  const [{ count }] = await world.query("select count(*) as count from files where preview_status = 'FAILED'");
  const swept = await sweep(world);
  const rows: FileRow[] = await world.query(
    'select id, sha256, size, uploader_id as "uploaderId", archive_id as "archiveId" from files',
  );
  await Promise.all(world.accounts.map((account) => account.renew()));
  const tokens = new Map(world.accounts.map(({ id, token }) => [id, token]));
  const got = new Map<string, string | null>();
  for (const { id, uploaderId } of rows) {
    const headers = { authorization: `Bearer ${tokens.get(uploaderId)}` };
    const response = await fetch(`${world.doors.url(0)}/files/${id}`, { headers });
    got.set(id, response.ok ? hashOf(new Uint8Array(await response.arrayBuffer())) : null);
  }
  const used = new Map<string, number>();
  for (const { id, token, address } of world.accounts)
    used.set(id, (await ask(world.doors.url(0), token, USED, {}, address)).data.viewer.storageUsed);
  const wrong = checkUploads(sent, { rows, got, used, swept });
  return Number(count) > 0 ? [...wrong, `${count} pictures have no previews`] : wrong;
}
