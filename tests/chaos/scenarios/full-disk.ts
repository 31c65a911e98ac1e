import { ask } from '../load/ask.ts';
import { Sender } from '../load/sender.ts';
import { conclude } from '../result.ts';
import type { Scenario } from '../scenario.ts';
import { World } from '../world.ts';

const PADDING = 'x'.repeat(4000);
/** Until the pages that the database has already are used up. */
const MOST_SENDS = 200;
const ROOM = 'query($id: ID!) { room(id: $id) { messages(last: 10) { nodes { content } } } }';

/** The database may not grow: sends are refused as STORAGE_FULL, reads work; with room again all goes on, without a restart. */
export const fullDisk: Scenario = {
  name: 'full-disk',
  rows: 'F9',
  on: ['sqlite'],
  async run(run) {
    const rounds = run.full ? 50 : 2;
    const world = await World.open(run.kind, run.machines);
    const node = world.nodes[0]!;
    try {
      await world.populate(2, 1);
      await world.subscribeMany(2);
      const [account] = world.accounts;
      const roomId = world.roomIds[0]!;
      const sender = new Sender(account!, world.doors, world.recorder);
      const failures: string[] = [];
      let refusals = 0;
      for (let round = 0; round < rounds; round++) {
        node.command({ pages: run.random.below(20) });
        const refused = await fill(sender, roomId, round);
        if (refused?.code !== 'STORAGE_FULL') failures.push(`full, but answered ${refused?.code}`);
        refusals++;
        const read = await ask(world.doors.url(0), account!.token, ROOM, { id: roomId });
        if (!read.data?.room) failures.push(`no reading while full: ${read.code}`);
        node.command({ pages: null });
        if (refused) await sender.send(roomId, refused.content);
      }
      const [{ integrity_check: integrity }] = await world.query('pragma integrity_check');
      if (integrity !== 'ok') failures.push(`integrity_check: ${integrity}`);
      if (node.starts !== 1) failures.push(`started ${node.starts} times`);
      return await conclude(
        world,
        'full-disk',
        `${refusals} times no room to grow; integrity_check ${integrity}`,
        failures,
      );
    } finally {
      await world.close();
    }
  },
};

/** Sends until one is refused; gives its content and the code. */
async function fill(sender: Sender, roomId: string, round: number): Promise<{ content: string; code: string } | null> {
  for (let number = 0; number < MOST_SENDS; number++) {
    const content = `message ${number} of ${round} ${PADDING}`;
    const { code } = await sender.try(roomId, content);
    if (code) return { content, code };
  }
  return null;
}
