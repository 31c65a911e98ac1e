import { type EntityClass, type EntityName, UnderscoreNamingStrategy } from '@mikro-orm/core';
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/*
 * The few column types of the schema, each the same on both databases. Foreign keys are properties that hold the id
 * (`roomId`), so that an entity and a plain row of a hot list have one shape.
 */

const naming = new UnderscoreNamingStrategy();

interface ColumnOptions {
  nullable?: boolean;
  unique?: boolean;
  index?: boolean;
  default?: string | number | boolean;
}

export { Entity };

export function Id(): PropertyDecorator {
  return PrimaryKey({ type: 'uuid' }) as PropertyDecorator;
}

/** An id that no constraint ties to its row. */
export function LooseId(options: { primary?: boolean } = {}): PropertyDecorator {
  return Property({ type: 'uuid', nullable: !options.primary, ...options }) as PropertyDecorator;
}

export function Text(options: ColumnOptions & { primary?: boolean } = {}): PropertyDecorator {
  return Property({ type: 'text', ...options }) as PropertyDecorator;
}

export function Int(options: ColumnOptions & { primary?: boolean } = {}): PropertyDecorator {
  return Property({ type: 'integer', autoincrement: false, ...options }) as PropertyDecorator;
}

/** A 64-bit integer read as a number: what is stored stays below 2^53 (microseconds until the year 2255). */
export function BigInteger(options: ColumnOptions & { primary?: boolean } = {}): PropertyDecorator {
  return Property({ type: 'bigint', runtimeType: 'number', autoincrement: false, ...options }) as PropertyDecorator;
}

export function Bool(options: ColumnOptions = {}): PropertyDecorator {
  return Property({ type: 'boolean', ...options }) as PropertyDecorator;
}

/** An instant with milliseconds. */
export function Instant(options: ColumnOptions = {}): PropertyDecorator {
  return Property({ type: 'datetime', length: 3, ...options }) as PropertyDecorator;
}

export function Json(options: ColumnOptions = {}): PropertyDecorator {
  return Property({ type: 'json', ...options }) as PropertyDecorator;
}

/** The id of another row. Rows are never deleted under their referrers' feet: the database refuses. */
export function ForeignKey(
  entity: () => EntityClass<unknown> | EntityName<unknown>,
  options: { nullable?: boolean; primary?: boolean; index?: boolean; onDelete?: 'cascade' } = {},
): PropertyDecorator {
  const { onDelete, ...rest } = options;
  return (target, property) => {
    ManyToOne({
      entity: entity as never,
      mapToPk: true,
      fieldName: naming.propertyToColumnName(String(property)),
      deleteRule: onDelete ?? 'no action',
      updateRule: 'no action',
      index: false,
      ...rest,
    } as never)(target, String(property));
  };
}
