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

/** No content, with status 204. */
export const Nothing = Type.Unsafe<undefined>({ type: 'null', description: 'It is done.' });

/** What says only that something was done. */
export const Done = Type.Object(
  { detail: Type.String({ description: 'What was done, for people.' }) },
  { description: 'It was done.', examples: [{ detail: 'Done.' }] },
);

/** The parameter of a path that names one object. */
export const ById = Type.Object({ id: Type.String({ description: 'Its id.', examples: [EXAMPLE_ID] }) });

/** No other field than those named is taken. */
export const strict = { additionalProperties: false };

/** The bytes of a file, as a field of a form. */
export const Bytes = Type.Unsafe<never>({ type: 'string', contentMediaType: 'application/octet-stream' });

type FormFields = Record<string, TSchema>;

/** The body of a route that takes a form of files alone, for the document; all are needed. */
export function formBody(fields: FormFields) {
  const names = Object.keys(fields);
  const example = Object.fromEntries(names.map((name) => [name, '(the bytes of a file)']));
  return { content: { 'multipart/form-data': form(fields, names, example) } };
}

/**
 * The body of a route that takes JSON or a form, for the document; JSON is checked by its schema. example: of the form; pages that try
 * routes send it as it is.
 */
export function jsonOrFormBody(json: TSchema, fields: FormFields, example: object) {
  return { content: { 'application/json': { schema: json }, 'multipart/form-data': form(fields, [], example) } };
}

function form(properties: FormFields, required: string[], example: object) {
  return { schema: { type: 'object', properties, required, examples: [example] } as unknown as TSchema };
}
