import { DateTime } from 'luxon';

/** RFC 3339 with a zone; the fields' ranges are checked by reading the date back. */
const INSTANT = /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
/** The same without a zone, as many languages write the time of a clock. */
const LOCAL = /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?$/;
const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;

/** Throws an Error that says what such a text must be. */
export function instantOf(value: unknown): Date {
  const match = typeof value === 'string' ? INSTANT.exec(value) : null;
  if (!match) throw new Error('must be ISO 8601 with a zone, as 2026-01-31T09:00:00.000Z.');
  assertDay(match);
  return new Date(match[0]);
}

/**
 * As `instantOf`; also a bare date, as `2026-01-31`: the first or the last millisecond of that day in the zone; and a time without
 * a zone: when clocks of the zone show it. Of a time that they show twice the first is meant; one that they leave out is as much later.
 */
export function instantOrDay(value: string, zone: string, part: 'start' | 'end'): Date {
  if (INSTANT.test(value)) return instantOf(value);
  const day = DAY.exec(value);
  const match = day ?? LOCAL.exec(value);
  if (!match) throw new Error('must be ISO 8601, as 2026-01-31, 2026-01-31T09:00:00 or 2026-01-31T09:00:00.000Z.');
  assertDay(match);
  const time = DateTime.fromISO(value, { zone });
  // Which of two such times luxon gives depends on when it was started.
  if (!day) return DateTime.min(...time.getPossibleOffsets())!.toJSDate();
  return (part === 'start' ? time.startOf('day') : time.endOf('day')).toJSDate();
}

function assertDay(match: RegExpExecArray): void {
  const [year, month, day] = match.slice(1, 4).map(Number) as [number, number, number];
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (month < 1 || month > 12 || day < 1 || day > lastDay) throw new Error('names a day that is not in the calendar.');
}
