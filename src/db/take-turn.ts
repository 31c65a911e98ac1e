import { setImmediate } from 'node:timers/promises';

/** One turn of the event loop may last so long before others have theirs, milliseconds. */
const LONGEST = 10;

/** When the event loop's turn began that still lasts, by `performance.now`; null between two. There is one loop, and so one of this. */
let begun: number | null = null;

/**
 * For a driver whose statements keep the event loop until they are done, before each: lets the others that wait have their turn when this one has
 * lasted for long. Without it nobody else would be heard until a job that makes a thousand statements has made the last.
 */
export async function takeTurn(): Promise<void> {
  if (begun === null) {
    begun = performance.now();
    void setImmediate().then(() => {
      begun = null;
    });
  }
  if (performance.now() - begun > LONGEST) await setImmediate();
}
