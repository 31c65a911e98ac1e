import { IANAZone } from 'luxon';

/** Whether it is a name of the IANA time zone database: `Europe/Berlin`, `UTC`. */
export function isTimeZone(name: string): boolean {
  return IANAZone.isValidZone(name);
}
