import type { Clock } from '../../src/shared/clock.js';

/** A clock that goes on by itself and can be moved. */
export interface TestClock extends Clock {
  /** Moves it, seconds; backwards too. */
  advance(seconds: number): void;
}

export function createTestClock(): TestClock {
  let offset = 0;
  return {
    now: () => Date.now() + offset,
    advance(seconds) {
      offset += seconds * 1000;
    },
  };
}
