import { ask } from '../load/ask.ts';
import { Traffic } from '../load/traffic.ts';
import { conclude, type Result } from '../result.ts';
import type { Run, Scenario } from '../scenario.ts';
import { World } from '../world.ts';

const READ = 'query($id: ID!) { viewer { cursor } room(id: $id) { messages(last: 50) { nodes { id content } } } }';
const PEOPLE = 50;
const SENDERS = 8;
/** Who read and subscribe at the same time. */
const AT_ONCE = 10;

/** Clients read the newest page and subscribe from its cursor while others send: between the two nothing is missed. */
export const readThenSubscribe: Scenario = {
  name: 'read-then-subscribe',
  rows: 'F28',
  on: ['sqlite', 'postgres'],
  run: runOn,
};

async function runOn(run: Run): Promise<Result> {
  const { kind } = run;
  const clients = run.full ? 1000 : 50;
  const world = await World.open(kind, run.machines, { nodes: kind === 'sqlite' ? 1 : 2 });
  try {
    await world.populate(run.full ? PEOPLE : 10, 1);
    const traffic = new Traffic(world, SENDERS);
    traffic.release(100);
    for (let begun = 0; begun < clients; begun += AT_ONCE) {
      traffic.release(3 * AT_ONCE);
      await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => readAndSubscribe(world, begun + index)));
    }
    await traffic.finish();
    return await conclude(
      world,
      'read-then-subscribe',
      `${clients} clients read a page, then subscribe from its cursor`,
    );
  } finally {
    await world.close();
  }
}

/** Reads the newest page of the first room and subscribes from its cursor. index: which account and which door, counted round. */
export async function readAndSubscribe(world: World, index: number): Promise<void> {
  const account = world.accounts[index % world.accounts.length]!;
  const roomId = world.roomIds[0]!;
  const { data, code } = await ask(world.doors.url(index), account.token, READ, { id: roomId });
  if (code) throw new Error(`no page: ${code}`);
  const page = data.room.messages.nodes;
  await world.subscribe(index, { roomId }, { after: data.viewer.cursor, page }).connected;
}
