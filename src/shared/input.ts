import { z } from 'zod';
import { badInput } from './errors.js';
import { isTimeZone } from './time-zone.js';

/** Format characters and spaces only: what would show as nothing at all. */
const INVISIBLE_ONLY = /^[\s\p{Cf}\p{Cc}\u115F\u1160\u2800\u3164\uFFA0]*$/u;

/**
 * Text that both databases keep byte for byte: PostgreSQL refuses NUL, and Node would write a lone surrogate as U+FFFD
 * without a word. Limits are in code points.
 */
export function text(limits: { min?: number; max: number }): z.ZodType<string, string> {
  return z
    .string()
    .refine((value) => value.isWellFormed(), 'Holds a lone surrogate.')
    .refine((value) => !value.includes('\0'), 'Holds a NUL character.')
    .refine((value) => !isLongerThan(value, limits.max), { error: `Is longer than ${limits.max} characters.` })
    .refine((value) => [...value].length >= (limits.min ?? 0), { error: `Is shorter than ${limits.min} characters.` });
}

/** Counts code points only where that could make a difference: a code point takes one or two places. */
export function isLongerThan(value: string, max: number): boolean {
  return value.length > max && (value.length > 2 * max || [...value].length > max);
}

/** As `text`, and something of it must be visible. */
export function visibleText(limits: { min?: number; max: number }): z.ZodType<string, string> {
  return text(limits).refine((value) => !INVISIBLE_ONLY.test(value), 'Is blank.');
}

/** Line breaks and other controls, and what turns the direction of the text around it (Unicode UAX 9). */
const NOT_IN_A_LINE = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]+/gu;

/** As `visibleText`, for names that stand in the midst of other text: on one line, and turning nothing around. */
export function lineText(limits: { min?: number; max: number }): z.ZodType<string, string> {
  return visibleText(limits).refine((value) => value.search(NOT_IN_A_LINE) === -1, {
    error: 'Must be on one line, without characters that change the direction of the text.',
  });
}

/** A text of others as one line: what `lineText` refuses becomes a space. */
export function toLine(value: string): string {
  return value.replace(NOT_IN_A_LINE, ' ').trim();
}

/** Checks an operation's input. Throws BAD_USER_INPUT with every failing field under `input.<path>`. */
export function parseInput<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const fields: Record<string, string> = {};
  for (const issue of result.error.issues) fields[['input', ...issue.path].join('.')] ??= issue.message;
  throw badInput(fields);
}

/** Checks one argument that stands alone. Throws BAD_USER_INPUT with its name. */
export function parseArgument<T extends z.ZodType>(name: string, schema: T, value: unknown): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw badInput({ [name]: result.error.issues[0]!.message });
}

/** What every changing mutation may carry: a key under which a repeat gets the first answer again. */
export const idempotencyKey = text({ min: 1, max: 200 }).nullish();

/** The IANA name of a time zone in which days and times are meant. */
export const timeZone = z.string().refine(isTimeZone, 'Is not the name of a time zone, as Europe/Berlin is.').nullish();
