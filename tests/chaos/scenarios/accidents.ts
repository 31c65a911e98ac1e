import { readFile } from 'node:fs/promises';
import { Traffic } from '../load/traffic.ts';
import { conclude } from '../result.ts';
import type { Scenario } from '../scenario.ts';
import { World } from '../world.ts';

const PLACES = ['a promise', 'a timer', 'a listener'];
const SENDERS = 4;

/** Something throws where nobody catches: the process tells it once and ends with an error, and the next one goes on. */
export const accidents: Scenario = {
  name: 'accidents',
  rows: 'F24',
  on: ['sqlite'],
  async run(run) {
    const times = run.full ? 20 : 1;
    const world = await World.open(run.kind, run.machines);
    const node = world.nodes[0]!;
    try {
      await world.populate(SENDERS, 1);
      await world.subscribeMany(4);
      const traffic = new Traffic(world, SENDERS);
      const failures: string[] = [];
      const places = PLACES.flatMap((place) => Array.from({ length: times }, () => place));
      for (const place of run.random.shuffled(places)) {
        await node.ready();
        traffic.release(10);
        const ended = node.ended();
        node.command({ throw: place }, true);
        const code = await ended;
        if (!code) failures.push(`thrown in ${place}, ended with ${code}`);
      }
      await traffic.finish();
      const log = await readFile(node.logFile, 'utf8');
      const told = log.split('failpoint: ').length - 1;
      if (told < places.length) failures.push(`${told} of ${places.length} are in the log`);
      return await conclude(world, 'accidents', `${times} times thrown in each of: ${PLACES.join(', ')}`, failures);
    } finally {
      await world.close();
    }
  },
};
