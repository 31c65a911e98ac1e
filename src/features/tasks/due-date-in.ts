import type { ParsedComponents, ParsedResult } from 'chrono-node';
// By language: the whole of it is a dozen, and a fifth of a second of every start.
import * as en from 'chrono-node/en';
import * as ru from 'chrono-node/ru';
import { DateTime } from 'luxon';
import { englishIdioms, russianIdioms } from './due-date-idioms.js';

/** What is read of a long text: the patterns of so many dates take their time. UTF-16 units. */
const READ = 1000;

const russian = ru.casual.clone();
russian.parsers.unshift(...russianIdioms);
const english = en.casual.clone();
english.parsers.unshift(...englishIdioms);

/** A mere length of time: `3 days` of something, `месяца`; with `in` or `через` before it it is a date. */
const LENGTH =
  /^(\d+ |an? |one |two |three |дв[ае] |три |четыре |пять )?(дн|день|недел|месяц|год|лет|час|минут|day|week|month|year|hour|minute)\p{L}*$/iu;

/** Words that tell a part of the day, as chrono tags them. */
const DAYTIME = /^casualReference\/(morning|noon|afternoon|evening|tonight|night|midnight)$/;

/**
 * When something is to be done, by a Russian or English text: the first date in it that is still to come, null without one. A day without
 * a time is meant to its end, 23:59. now: milliseconds since 1970. zone: IANA name.
 */
export function dueDateIn(text: string, { now, zone }: { now: number; zone: string }): Date | null {
  const here = DateTime.fromMillis(now, { zone });
  const reference = { instant: here.toJSDate(), timezone: here.offset };
  const parsers = /\p{Script=Cyrillic}/u.test(text) ? [russian, english] : [english];
  for (const parser of parsers) {
    for (const result of parser.parse(text.slice(0, READ), reference, { forwardDate: true })) {
      const due = isLength(result) ? null : instantOf(result, zone);
      if (due && due > here) return due.toJSDate();
    }
  }
  return null;
}

function isLength({ text }: ParsedResult): boolean {
  return LENGTH.test(text.trim());
}

/** In the zone's own time at that day, which is not today's where summer time lies between. */
function instantOf({ start, end }: ParsedResult, zone: string): DateTime | null {
  // Of `from Monday to Friday` the end is meant.
  const date = end ?? start;
  const [year, month, day] = (['year', 'month', 'day'] as const).map((part) => date.get(part)!);
  const time = isTimed(date) ? { hour: date.get('hour')!, minute: date.get('minute') ?? 0 } : { hour: 23, minute: 59 };
  const due = DateTime.fromObject({ year, month, day, ...time }, { zone });
  return due.isValid ? due : null;
}

function isTimed(date: ParsedComponents): boolean {
  return date.isCertain('hour') || [...date.tags()].some((tag) => DAYTIME.test(tag));
}
