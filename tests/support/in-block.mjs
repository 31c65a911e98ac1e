import { describe } from '@jest/globals';

/** Where jest-circus keeps what it has heard so far. */
const STATE = Object.getOwnPropertySymbols(globalThis).find(({ description }) => description === 'JEST_STATE_SYMBOL');

/** Loads a suite as if it stood in a `describe`, whose function may not wait: its hooks are for its own tests. */
export async function inBlock(name, load) {
  describe(name, () => {});
  const state = globalThis[STATE];
  const outer = state.currentDescribeBlock;
  state.currentDescribeBlock = outer.children.at(-1);
  await load();
  state.currentDescribeBlock = outer;
}
