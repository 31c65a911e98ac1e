import { randomBytes } from 'node:crypto';
import { canMount } from '../../support/own-mounts.ts';
import { checkArchive } from '../archive/check-archive.ts';
import { readArchive } from '../archive/read-archive.ts';
import { runArchive } from '../archive/run-archive.ts';
import { until } from '../faults/waiting.ts';
import { Sender } from '../load/sender.ts';
import { conclude, type Result } from '../result.ts';
import type { Run, Scenario } from '../scenario.ts';
import { World } from '../world.ts';

/** Where a run is killed, and how often a run on little passes there. */
const POINTS = {
  'before the transaction': 16,
  'before commit': 16,
  'after commit': 16,
  'before the rename': 3,
  'after the rename': 3,
};
const DAY = 86_400_000;
/** How long ago what was sent becomes to have been sent, microseconds. */
const AGE = 90 * DAY * 1000;
/** Does not pack well: so much goes into the archive's files. */
const padding = () => randomBytes(600).toString('base64');

/** Runs of the archive are killed, have no room, and come by the clocks of all nodes: what was said is in the database or in the archive, once. */
export const archive: Scenario = {
  name: 'archive',
  rows: 'F10, F11, F12',
  on: ['sqlite', 'postgres'],
  run: runOn,
};

async function runOn(run: Run): Promise<Result> {
  const [kills, disks, days] = run.full ? [200, 100, 10] : [2, 1, 2];
  const world = await World.open(run.kind, run.machines, { nodes: run.kind === 'sqlite' ? 1 : 2 });
  try {
    await world.populate(2, 2);
    const archived = new ArchivedWorld(world);
    await archived.killRuns(kills, run);
    if (canMount('the archive on a full disk')) await archived.fillDisks(disks, run);
    await archived.passDays(days);
    const what = `${archived.killed} kill -9 of a run, ${archived.full} disks without room, ${days} nights by the clocks of all nodes; ${archived.completed} runs completed`;
    return await conclude(world, 'archive', what, archived.wrong.slice(0, 20));
  } finally {
    await world.close();
  }
}

class ArchivedWorld {
  killed = 0;
  full = 0;
  completed = 0;
  readonly wrong: string[] = [];
  private readonly world: World;
  private readonly sender: Sender;

  constructor(world: World) {
    this.world = world;
    this.sender = new Sender(world.accounts[0]!, world.doors, world.recorder);
  }

  /** Kills so many runs, each somewhere; those that come to their end find something to do the next time. */
  async killRuns(count: number, { random }: Run): Promise<void> {
    await this.sendOld(60);
    while (this.killed < count) {
      const [die, passed] = random.pick(Object.entries(POINTS));
      const { code, said } = await runArchive(this.world, { failpoints: { die, skip: random.below(passed) } });
      if (code === null) this.killed += 1;
      await this.check({ isDone: code === 0 }, said, code === null || code === 0);
      if (code === 0) await this.sendOld(20);
    }
    await this.complete();
  }

  /** Has so many runs on disks of different sizes, all too small: the padding of the 80 messages of a room fills 46 KiB by itself. */
  async fillDisks(count: number, { random }: Run): Promise<void> {
    await this.sendOld(160);
    for (; this.full < count; this.full++) {
      const size = `${4 * (1 + random.below(10))}k`;
      const before = await this.live();
      const { code, said } = await runArchive(this.world, { size });
      await this.check({ isDone: false }, said, code === 1 && said.includes('ENOSPC'));
      if ((await this.live()) !== before) this.wrong.push(`a run without room took contents out of the database`);
    }
    await this.complete();
  }

  /** Lets so many nights pass on all nodes at once: each makes one run, whichever of them does it. */
  async passDays(count: number): Promise<void> {
    const before = await this.count('archive_runs');
    for (let day = 1; day <= count; day++) {
      await this.sendOld(10);
      for (const node of this.world.nodes) node.command({ clock: day * DAY, look: true });
      await until('the night’s run is over', async () => (await this.live()) === 0);
      await until('it says so', async () => (await this.count("archive_runs where stage <> 'DONE'")) === 0);
      await this.check({ isDone: true }, '', true);
      this.completed += 1;
    }
    // Of the day on which the nodes were started none is made.
    const made = [await this.count("jobs where kind = 'archive'"), (await this.count('archive_runs')) - before];
    if (made.some((each) => each !== count))
      this.wrong.push(`${made.join(' jobs and ')} runs were made in ${count} nights`);
  }

  private async complete(): Promise<void> {
    const { code, said } = await runArchive(this.world);
    this.completed += 1;
    await this.check({ isDone: true }, said, code === 0);
    if ((await this.live()) > 0) this.wrong.push('a run that completed left old contents in the database');
  }

  private async check(state: { isDone: boolean }, said: string, endedWell: boolean): Promise<void> {
    if (!endedWell) this.wrong.push(`it ended otherwise: ${said.slice(0, 200)}`);
    const rows = await this.world.query('select id, content from messages');
    this.wrong.push(...checkArchive(rows, await readArchive(this.world.dataDir), state));
  }

  private async sendOld(count: number): Promise<void> {
    for (let number = 0; number < count; number++) {
      await this.sender.send(this.world.roomIds[number % 2]!, `message ${number} ${padding()}`);
    }
    await this.world.query(
      `update messages set ordered_at = ordered_at - ${AGE} where content is not null returning id`,
    );
  }

  private live(): Promise<number> {
    return this.count('messages where content is not null');
  }

  private async count(from: string): Promise<number> {
    const [{ count }] = await this.world.query(`select count(*) as count from ${from}`);
    return Number(count);
  }
}
