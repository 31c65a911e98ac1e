import type { TSchema } from 'typebox';

const INTEGER = /^-?\d{1,15}$/;

/**
 * The parameters of an address with numbers and booleans as such, where the schema has them and they are written in the one way
 * that everybody does. Whatever else came stays as it is, and is refused by the schema; a parameter left empty is as good as none.
 */
export function parseQuery(schema: TSchema, given: Record<string, unknown>): Record<string, unknown> {
  const { properties = {} } = schema as { properties?: Record<string, { type?: string }> };
  // Names come from outside: `__proto__` is one like any other.
  const parsed: Record<string, unknown> = Object.create(null);
  for (const [name, value] of Object.entries(given)) {
    if (value !== '' || !Object.hasOwn(properties, name)) parsed[name] = parse(value, properties[name]?.type);
  }
  return parsed;
}

function parse(value: unknown, type: string | undefined): unknown {
  if (type === 'integer' && typeof value === 'string' && INTEGER.test(value)) return Number(value);
  if (type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  return value;
}
