/** A sequencer for Jest that runs the files by their names: what takes longest is not begun last. */
export default class InOrder {
  sort(tests) {
    return [...tests].sort((a, b) => a.path.localeCompare(b.path));
  }

  /** Durations are not kept. */
  cacheResults() {}
}
