import { DateTime } from 'luxon';

/** Minutes of a day, 0 to 1439. Where `to` is not after `from`, it is the next day's. */
export interface QuietHours {
  quietFrom: number | null;
  quietTo: number | null;
}

/** Whether an instant (milliseconds) falls into somebody's quiet hours, by the clocks of his zone. */
export function isQuiet({ quietFrom, quietTo }: QuietHours, zone: string, now: number): boolean {
  if (quietFrom === null || quietTo === null) return false;
  const { hour, minute } = DateTime.fromMillis(now, { zone });
  const time = hour * 60 + minute;
  return quietFrom < quietTo ? time >= quietFrom && time < quietTo : time >= quietFrom || time < quietTo;
}
