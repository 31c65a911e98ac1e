import { Sender } from '../load/sender.ts';
import { conclude, type Result } from '../result.ts';
import type { Run, Scenario } from '../scenario.ts';
import { World } from '../world.ts';

const TIMES = 10;
/** Of these, sent at the same moment to all nodes; the others come after a restart, the last a week later. */
const AT_ONCE = 6;
const SENDERS = 8;
const WEEK = 7 * 86_400_000;

/** The same send ten times: at once through all nodes, after kill -9 of all, a week later. One row, the same answers. */
export const repeats: Scenario = {
  name: 'repeats',
  rows: 'F17',
  on: ['sqlite', 'postgres'],
  run: runOn,
};

async function runOn(run: Run): Promise<Result> {
  const { kind } = run;
  const sends = run.full ? 1000 : 60;
  const world = await World.open(kind, run.machines, { nodes: kind === 'sqlite' ? 1 : 2 });
  try {
    await world.populate(SENDERS, 1);
    const repeat = (times: number) =>
      Promise.all(world.accounts.map((_, index) => sendRepeatedly(world, index, sends / SENDERS, times)));
    await repeat(AT_ONCE);
    await Promise.all(world.nodes.map((node) => node.kill('SIGKILL')));
    await repeat(TIMES - AT_ONCE - 1);
    for (const node of world.nodes) node.command({ clock: WEEK });
    await repeat(1);
    const failures: string[] = [];
    const { acks, attempts } = world.recorder;
    if (acks.length !== attempts.size * TIMES)
      failures.push(`${acks.length} answers to ${attempts.size} x ${TIMES} sends`);
    return await conclude(
      world,
      'repeats',
      `each send ${AT_ONCE} times at once, ${TIMES - AT_ONCE - 1} after kill -9 of all nodes, once a week later`,
      failures,
    );
  } finally {
    await world.close();
  }
}

async function sendRepeatedly(world: World, index: number, sends: number, times: number): Promise<void> {
  for (let number = 0; number < sends; number++) {
    const again = Array.from({ length: times }, (_, door) =>
      new Sender(world.accounts[index]!, world.doors, world.recorder, door).send(
        world.roomIds[0]!,
        `message ${number} of ${index}`,
      ),
    );
    await Promise.all(again);
  }
}
