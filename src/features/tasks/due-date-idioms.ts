import type { Parser, ParsingContext } from 'chrono-node';
import { DateTime } from 'luxon';

/** What chrono-node 2.10 does not read: days in the dative (`к пятнице`), ends of periods, and `1.12` without a year. */

const WEEKDAYS = ['понедельнику', 'вторнику', 'среде', 'четвергу', 'пятнице', 'субботе', 'воскресенью'];
const FRIDAY = 5;

interface Day {
  year: number;
  month: number;
  day: number;
}

/** A parser of one idiom. `pattern` has no word boundaries of its own: `\b` knows no Cyrillic. */
function idiom(pattern: string, dayOf: (match: RegExpMatchArray, today: DateTime) => DateTime | null): Parser {
  const whole = new RegExp(`(?<![\\p{L}\\p{N}_.])(?:${pattern})(?![\\p{L}\\p{N}_]|\\.\\d)`, 'iu');
  return {
    pattern: () => whole,
    extract: (context, match) => {
      const date = dayOf(match, todayOf(context));
      return date?.isValid ? dayIn(date) : null;
    },
  };
}

function todayOf({ reference }: ParsingContext): DateTime {
  // chrono shifts the instant so that its parts in the machine's zone are those of the reader's.
  return DateTime.fromJSDate(reference.getDateWithAdjustedTimezone()).startOf('day');
}

function dayIn({ year, month, day }: DateTime): Day {
  return { year, month, day };
}

/** The day of a period's end. A week's is its Friday, and at the weekend its Sunday. */
function endOf(unit: 'day' | 'week' | 'month', today: DateTime): DateTime {
  const end = today.endOf(unit);
  return unit === 'week' && today.weekday <= FRIDAY ? end.set({ weekday: FRIDAY }) : end;
}

/** Null for the 31st of February. */
function dateOf(year: number, month: string, day: string): DateTime | null {
  const date = DateTime.fromObject({ year, month: Number(month), day: Number(day) });
  return date.isValid ? date : null;
}

export const russianIdioms: Parser[] = [
  idiom(`ко? (${WEEKDAYS.join('|')})`, ([, name], today) => {
    const weekday = WEEKDAYS.indexOf(name!.toLowerCase()) + 1;
    return today.plus({ days: (weekday - today.weekday + 7) % 7 || 7 });
  }),
  idiom('(?:до|к|в) конц[аеу] (?:рабочего )?(дня|недели|месяца)', ([, unit], today) =>
    endOf(unit === 'дня' ? 'day' : unit === 'недели' ? 'week' : 'month', today),
  ),
  idiom('(?:до|к|на) (\\d{1,2})\\.(\\d{1,2})', ([, day, month], today) => {
    const date = dateOf(today.year, month!, day!);
    return date && date < today ? date.plus({ years: 1 }) : date;
  }),
];

export const englishIdioms: Parser[] = [
  // With dots the day comes first, in English too.
  idiom('(\\d{1,2})\\.(\\d{1,2})\\.(20\\d\\d)', ([, day, month, year]) => dateOf(Number(year), month!, day!)),
  idiom('(?:(?:by|before|until) )?(?:the )?end of (?:the )?(day|week|month)', ([, unit], today) =>
    endOf(unit!.toLowerCase() as 'day' | 'week' | 'month', today),
  ),
  // `EOD Friday` is Friday.
  idiom('EO([DWM])(?! (?:on )?\\p{L}{3,6}day)', ([, letter], today) =>
    endOf(({ d: 'day', w: 'week', m: 'month' } as const)[letter!.toLowerCase() as 'd' | 'w' | 'm'], today),
  ),
];
