import { type Static, type TSchema, type TUnsafe, Type } from 'typebox';

/** A value of this simple type or null, as one type: writing such answers is fast. */
export function orNull<T extends TSchema>(schema: T): TUnsafe<Static<T> | null> {
  return Type.Unsafe<Static<T> | null>({ ...schema, type: [(schema as { type?: string }).type, 'null'] });
}

/** An id in examples. */
export const EXAMPLE_ID = '0192f0c1-7d1e-7000-8000-5a3c9f1b2d4e';
/** An instant in examples. */
export const EXAMPLE_TIME = '2026-11-21T09:00:00.000Z';

/** The id of anything. */
export const Id = Type.String({ description: 'A UUID.', examples: [EXAMPLE_ID] });
/** An instant. */
export const Instant = Type.String({
  format: 'date-time',
  description: 'ISO 8601 in UTC, with milliseconds.',
  examples: [EXAMPLE_TIME],
});

/** What says only that something was done. */
export const Done = Type.Object(
  { detail: Type.String({ description: 'What was done, for people.' }) },
  { description: 'It was done.', examples: [{ detail: 'Done.' }] },
);
