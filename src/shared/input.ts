import { z } from 'zod';
import { badInput } from './errors.js';

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
    .refine((value) => value.length <= limits.max || [...value].length <= limits.max, {
      error: `Is longer than ${limits.max} characters.`,
    })
    .refine((value) => [...value].length >= (limits.min ?? 0), { error: `Is shorter than ${limits.min} characters.` });
}

/** As `text`, and something of it must be visible. */
export function visibleText(limits: { min?: number; max: number }): z.ZodType<string, string> {
  return text(limits).refine((value) => !INVISIBLE_ONLY.test(value), 'Is blank.');
}

/** Checks an operation's input. Throws BAD_USER_INPUT with every failing field under `input.<path>`. */
export function parseInput<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const fields: Record<string, string> = {};
  for (const issue of result.error.issues) fields[['input', ...issue.path].join('.')] ??= issue.message;
  throw badInput(fields);
}

/** What every changing mutation may carry: a key under which a repeat gets the first answer again. */
export const idempotencyKey = text({ min: 1, max: 200 }).nullish();
