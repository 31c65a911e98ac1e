import { type Language, useTexts } from '../../../i18n/i18n.js';

/** How times are written here. All take ISO 8601. */
export interface Dates {
  /** 14:05 */
  time: (at: string) => string;
  /** Today, yesterday, or the date in words; the year only where it is another. */
  day: (at: string) => string;
  /** Date and time, in full. */
  full: (at: string) => string;
  /** The time for today, else the date: as short as can be. */
  short: (at: string) => string;
}

const made = new Map<Language, Dates>();

/** Dates in the language of the page, and in the manner of the browser's own country where that speaks it. */
export function useDates(): Dates {
  const { language, t } = useTexts();
  let dates = made.get(language);
  if (!dates)
    made.set(language, (dates = createDates(localeOf(language), t('messages.today'), t('messages.yesterday'))));
  return dates;
}

/** Midnight in the place of the browser, as a number that is equal for times of one day. */
export function dayOf(at: string): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

function createDates(locale: string, today: string, yesterday: string): Dates {
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options);
  const time = format({ hour: 'numeric', minute: '2-digit' });
  const full = format({ dateStyle: 'full', timeStyle: 'short' });
  const thisYear = format({ weekday: 'long', day: 'numeric', month: 'long' });
  const anyYear = format({ day: 'numeric', month: 'long', year: 'numeric' });
  const numeric = format({ dateStyle: 'short' });
  return {
    time: (at) => time.format(new Date(at)),
    full: (at) => full.format(new Date(at)),
    day(at) {
      const now = new Date();
      const date = new Date(at);
      if (dayOf(at) === now.setHours(0, 0, 0, 0)) return today;
      if (dayOf(at) === now.setDate(now.getDate() - 1)) return yesterday;
      return (date.getFullYear() === new Date().getFullYear() ? thisYear : anyYear).format(date);
    },
    short: (at) => (dayOf(at) === new Date().setHours(0, 0, 0, 0) ? time : numeric).format(new Date(at)),
  };
}

/** The page's language in the manner of the browser's own country. */
export const localeOf = (language: Language) => navigator.languages.find((tag) => tag.startsWith(language)) ?? language;
