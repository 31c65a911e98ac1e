import { DateTime } from 'luxon';
import { z } from 'zod';
import type { Context } from '../../context.js';
import { parseArgument } from '../../shared/input.js';
import { type DayRange, dayRange } from '../tasks/task-days.js';

/** How many days a report is of where only one end of them is told. */
const WEEK = 7;

const day = z.iso
  .date('Is not a day of the calendar, as 2026-11-20 is.')
  .refine((value) => value >= '1970', 'Is before 1970.')
  .nullish();

/** Calendar days of the organization's zone, both included. */
export interface ReportDays {
  from?: string | null;
  to?: string | null;
}

/**
 * The days that a report is of: without either end the last whole week, Monday to Sunday; without one of them a week with the other. Throws
 * BAD_USER_INPUT (no day since 1970, more than 366 days, the wrong way round).
 */
export function reportDays(ctx: Context, given: ReportDays): DayRange {
  const zone = ctx.app.config.timeZone;
  const [from, to] = (['from', 'to'] as const).map((name) => {
    const value = parseArgument(name, day, given[name]);
    return value ? DateTime.fromISO(value, { zone }) : null;
  });
  if (!from && !to) return lastWeek(ctx);
  const first = from ?? to!.minus({ days: WEEK - 1 });
  const last = to ?? from!.plus({ days: WEEK - 1 });
  return dayRange(ctx, zone, first.toJSDate(), last.toJSDate());
}

function lastWeek(ctx: Context): DayRange {
  const monday = DateTime.fromMillis(ctx.app.clock.now(), { zone: ctx.app.config.timeZone }).startOf('week');
  return { first: monday.minus({ days: WEEK }), last: monday.minus({ days: 1 }) };
}
