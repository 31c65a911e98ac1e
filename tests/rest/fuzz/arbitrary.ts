import fc, { type Arbitrary } from 'fast-check';
import { NAUGHTY } from '../../data-edges/naughty-texts.js';

/** A JSON schema as the document has them: only the words that our schemas use. */
export interface Schema {
  readOnly?: boolean;
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  format?: string;
  description?: string;
}

/** Ids of what is there, by kind. */
export type Known = Record<string, string[]>;

const ODD_NUMBERS = [0, -1, 1.5, 2 ** 31, 2 ** 53, 1e308, -0];
const ODD_TEXTS = [
  '',
  ' ',
  '-1',
  '1e3',
  '2^63',
  '2026-02-30',
  '2026-03-29T02:30:00',
  '0000-00-00',
  '275760-09-13T00:00:00Z',
];

/** How values are made: of what there is, what `$ref` leads to, and whether any JSON may stand in the place of a part. */
export interface Making {
  known: Known;
  resolve: (ref: string) => Schema;
  isWild: boolean;
}

/** Values that a schema takes; wild ones now and then break it. */
export function valuesOf(schema: Schema, making: Making): Arbitrary<unknown> {
  const fitting = fittingOf(schema, making);
  return making.isWild
    ? fc.oneof({ weight: 9, arbitrary: fitting }, { weight: 1, arbitrary: fc.jsonValue() })
    : fitting;
}

function fittingOf(schema: Schema, making: Making): Arbitrary<unknown> {
  if (schema.$ref) return valuesOf(making.resolve(schema.$ref), making);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf)
    return fc.oneof(...schema.anyOf.map((each) => valuesOf({ description: schema.description, ...each }, making)));
  if (Array.isArray(schema.type)) return fc.oneof(...schema.type.map((type) => fittingOf({ ...schema, type }, making)));
  switch (schema.type) {
    case 'object':
      return objectsOf(schema, making);
    case 'array':
      return fc.array(valuesOf(schema.items ?? {}, making), { maxLength: 5 });
    case 'string':
      return textsOf(schema, making);
    case 'integer':
    case 'number':
      return making.isWild
        ? fc.oneof(fc.integer(), fc.double(), fc.constantFrom(...ODD_NUMBERS))
        : fc.integer({ min: 1, max: 100 });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue();
  }
}

function objectsOf(schema: Schema, making: Making): Arbitrary<unknown> {
  const properties = Object.entries(schema.properties ?? {});
  const model = Object.fromEntries(properties.map(([name, each]) => [name, valuesOf(each, making)]));
  const whole = fc.record(model, { requiredKeys: (schema.required ?? []) as never[] });
  if (!making.isWild) return whole;
  // What is required is left out now and then, and what nobody knows of comes along.
  const parts = fc.oneof(
    { weight: 4, arbitrary: whole },
    { weight: 1, arbitrary: fc.record(model, { requiredKeys: [] }) },
  );
  const more = fc.oneof(
    { weight: 9, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 2 }) },
  );
  return fc.tuple(parts, more).map(([own, added]) => ({ ...added, ...own }));
}

/** What a text is of is told by its description, as to a person. */
function textsOf({ format, description = '' }: Schema, { known, isWild }: Making): Arbitrary<string> {
  const instants = fc.date({ noInvalidDate: true, min: new Date('1970-01-01'), max: new Date('2100-01-01') });
  const times = instants.map((instant) => instant.toISOString());
  const ids = fc.constantFrom(...Object.values(known).flat());
  if (!isWild && /\b(id|UUID)\b/.test(description)) return ids;
  if (!isWild && (format === 'date-time' || /\binstant\b/i.test(description))) {
    return fc.oneof(
      times,
      times.map((time) => time.slice(0, 10)),
    );
  }
  const naughty = fc.constantFrom(...Object.values(NAUGHTY).flat());
  const words = fc.stringMatching(/^[a-z]{2,10}( [a-z]{1,10}){0,3}$/);
  const binary = fc.string({ unit: 'binary', maxLength: 40 });
  return isWild
    ? fc.oneof(naughty, words, ids, times, binary, fc.constantFrom(...ODD_TEXTS))
    : fc.oneof(naughty, words);
}
