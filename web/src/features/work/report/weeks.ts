const DAY = 86_400_000;
const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** The Monday of the week that a day is in. Days are `2026-11-20`. */
export function mondayOf(day: string): string {
  const time = Date.parse(day);
  return dayOf(time - ((new Date(time).getUTCDay() + 6) % 7) * DAY);
}

/** So many days on, or back. */
export const daysAfter = (day: string, days: number): string => dayOf(Date.parse(day) + days * DAY);

/** Today by this device's clock. */
export function today(): string {
  const now = new Date();
  return dayOf(now.getTime() - now.getTimezoneOffset() * 60_000);
}
