import { Traffic } from '../load/traffic.ts';
import { conclude } from '../result.ts';
import { measured, type Scenario } from '../scenario.ts';
import { World } from '../world.ts';

const SENDERS = 16;
const PEOPLE = 50;
/** Long enough that a socket which is not read fills what the kernel keeps for it. */
const PADDING = ` ${'x'.repeat(8000)}`;

/** A fifth of the subscribers stop reading: the others hear all, memory stays, and the slow ones resume. */
export const slowReaders: Scenario = {
  name: 'slow-readers',
  rows: 'F13',
  on: ['sqlite'],
  async run(run) {
    const [subscribers, messages] = run.full ? [1000, 2000] : [50, 400];
    const world = await World.open(run.kind, run.machines);
    const node = world.nodes[0]!;
    try {
      await world.populate(PEOPLE, 1);
      for (let index = 0; index < subscribers; index++) world.subscribe(index, { roomId: world.roomIds[0]! });
      await Promise.all(world.subscribers.map(({ connected }) => connected));
      const paused = world.subscribers.slice(0, subscribers / 5);
      const reading = world.subscribers.slice(paused.length);
      const warm = new Traffic(world, SENDERS, 'warm', PADDING);
      warm.release(messages / 10);
      await warm.finish();

      for (const { socket } of paused) socket!.pause();
      const before = node.memory();
      let peak = before;
      const watch = setInterval(() => {
        peak = Math.max(peak, node.memory());
      }, 100);
      const traffic = new Traffic(world, SENDERS, 'message', PADDING);
      traffic.release(messages);
      await traffic.finish();
      clearInterval(watch);
      const behind = reading.filter(({ receipts }) => receipts.length < messages / 2).length;
      for (const { socket } of paused) socket!.resume();

      const failures = behind > 0 ? [`${behind} who read were held up`] : [];
      const seen = measured(run, failures, 'memory grew by', peak - before, 64, 'MiB');
      const result = await conclude(world, 'slow-readers', '', failures);
      const closed = [...world.recorder.closes].map(([code, times]) => `${times} with ${code}`).join(', ');
      result.faults = `${paused.length} of ${subscribers} do not read; ${seen}; closed: ${closed || 'none'}`;
      return result;
    } finally {
      await world.close();
    }
  },
};
