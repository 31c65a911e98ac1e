import { DateTime } from 'luxon';

/** RFC 3339 with a zone; the fields' ranges are checked by reading the date back. */
const INSTANT = /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;

/** Throws an Error that says what such a text must be. */
export function instantOf(value: unknown): Date {
  const match = typeof value === 'string' ? INSTANT.exec(value) : null;
  if (!match) throw new Error('must be ISO 8601 with a zone, as 2026-01-31T09:00:00.000Z.');
  assertDay(match);
  return new Date(match[0]);
}

/** As `instantOf`; a bare date, as `2026-01-31`, is the first or the last millisecond of that day in the zone. */
export function instantOrDay(value: string, zone: string, part: 'start' | 'end'): Date {
  const match = DAY.exec(value);
  if (!match) return instantOf(value);
  assertDay(match);
  const day = DateTime.fromISO(value, { zone });
  return (part === 'start' ? day.startOf('day') : day.endOf('day')).toJSDate();
}

function assertDay(match: RegExpExecArray): void {
  const [year, month, day] = match.slice(1, 4).map(Number) as [number, number, number];
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (month < 1 || month > 12 || day < 1 || day > lastDay) throw new Error('names a day that is not in the calendar.');
}
