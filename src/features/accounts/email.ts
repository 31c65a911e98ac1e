import { z } from 'zod';

/** An e-mail address, kept as typed; `emailKey` is what must be unique. At most 254 characters (RFC 5321, erratum 1690). */
export const email = z.email('Is not an e-mail address.').max(254, 'Is longer than 254 characters.');

export function emailKey(value: string): string {
  return value.toLowerCase();
}
