const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * When something was, in as few letters as a list has place for: minutes ago, then the time of day, the weekday, the
 * date. date and now: milliseconds. language: as Intl takes it.
 */
export function shortTime(date: number, now: number, language: string): string {
  const age = now - date;
  if (age < HOUR) {
    const minutes = Math.max(0, Math.floor(age / MINUTE));
    const style = { numeric: 'auto', style: 'narrow' } as const;
    const ago = new Intl.RelativeTimeFormat(language, style);
    return minutes === 0 ? ago.format(0, 'second') : ago.format(-minutes, 'minute');
  }
  return new Intl.DateTimeFormat(language, shapeOf(date, now)).format(date);
}

function shapeOf(date: number, now: number): Intl.DateTimeFormatOptions {
  const [then, today] = [new Date(date), new Date(now)];
  if (then.toDateString() === today.toDateString()) return { hour: '2-digit', minute: '2-digit' };
  if (now - date < 6 * DAY) return { weekday: 'short' };
  if (then.getFullYear() === today.getFullYear()) return { day: 'numeric', month: 'short' };
  return { day: 'numeric', month: 'numeric', year: '2-digit' };
}
