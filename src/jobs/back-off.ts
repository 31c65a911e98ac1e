const FIRST = 60_000;
const LONGEST = 3_600_000;

/**
 * Milliseconds until a job is tried again: a minute after the first attempt, then twice as long each time, up to an hour; up to a
 * tenth more by chance, so that what failed together does not come back together.
 */
export function backOff(attempts: number): number {
  return Math.min(FIRST * 2 ** (attempts - 1), LONGEST) * (1 + Math.random() / 10);
}
