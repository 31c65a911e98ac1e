import type { Moment } from './story-text.js';

/** A day counts as begun from then on, and nothing is said on the last one after its end; minutes after midnight. */
const BEGUN = 11 * 60;
const START = 8 * 60;
export const END = 18 * 60;
/** What is newest is at least so old, minutes. */
const QUIET = 2;

/**
 * Puts moments of the story into the time before `now` (ms), by the machine's time zone: the last day is the last working
 * day that has begun. Where it is not over yet, what is said on it comes the quicker. Gives ms.
 */
export function timesBefore(now: number): (moment: Moment) => number {
  const last = new Date(now);
  if (last.getHours() * 60 + last.getMinutes() < BEGUN) last.setDate(last.getDate() - 1);
  while (isWeekend(last)) last.setDate(last.getDate() - 1);
  last.setHours(0, 0, 0, 0);
  const minutesSoFar = (now - last.getTime()) / 60_000 - QUIET;
  const pace = Math.min(1, (minutesSoFar - START) / (END - START));
  return ({ day, minute }) => {
    const date = new Date(last);
    for (let left = day; left < 0; left++) {
      do date.setDate(date.getDate() - 1);
      while (isWeekend(date));
    }
    for (let left = day; left > 0; left--) {
      do date.setDate(date.getDate() + 1);
      while (isWeekend(date));
    }
    date.setMinutes(day === 0 ? START + (minute - START) * pace : minute);
    return date.getTime();
  };
}

function isWeekend(date: Date): boolean {
  return [0, 6].includes(date.getDay());
}
