import type { DatabaseKind } from './database.js';

/** One figure beside its limit. The ratio is ours / limit, round by round; min and max are its outermost rounds. */
export interface Line {
  what: string;
  database: DatabaseKind;
  unit: string;
  limit: number;
  ours: number;
  ratio: { median: number; min: number; max: number };
  /** What the ratio must reach, or must not exceed. Absent: none is set. */
  target?: { atLeast: number } | { atMost: number };
}

const ROUNDS = 7;

/**
 * Measures both in turn, so that what else the machine does hits both; once before to warm them up, unless each round
 * starts from nothing.
 */
export async function compare(
  line: Pick<Line, 'what' | 'database' | 'unit' | 'target'>,
  limit: () => Promise<number>,
  ours: () => Promise<number>,
  { rounds = ROUNDS, warmUp = true } = {},
): Promise<Line> {
  if (warmUp) {
    await limit();
    await ours();
  }
  const found: { limit: number; ours: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    // Neither is always the one that comes after the other.
    if (round % 2 === 0) found.push({ limit: await limit(), ours: await ours() });
    else found.push({ ours: await ours(), limit: await limit() });
  }
  const ratios = found.map((pair) => pair.ours / pair.limit);
  return {
    ...line,
    limit: median(found.map((pair) => pair.limit)),
    ours: median(found.map((pair) => pair.ours)),
    ratio: { median: median(ratios), min: Math.min(...ratios), max: Math.max(...ratios) },
  };
}

/** A figure that is measured once: what makes it takes too long for rounds. */
export function measuredOnce(line: Omit<Line, 'ratio'>): Line {
  const ratio = line.ours / line.limit;
  return { ...line, ratio: { median: ratio, min: ratio, max: ratio } };
}

export function median(list: number[]): number {
  const sorted = list.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Null where no target is set. */
export function isMet({ ratio, target }: Line): boolean | null {
  if (!target) return null;
  return 'atLeast' in target ? ratio.median >= target.atLeast : ratio.median <= target.atMost;
}
