import type { EntityClass, EntityProperty } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { type RawBuilder, sql } from 'kysely';

/** Reads an entity's table as plain rows of the entity's shape: for hot lists, where hydrating would cost most of the time. */
export interface RowReader<T> {
  /** The columns to select, from the table under this alias. */
  columns: RawBuilder<unknown>;
  /** Turns what the driver gave into the entity's property types, in place; other columns are kept. */
  read<R>(raw: R): R & T;
}

type Convert = (value: never) => unknown;

const readers = new WeakMap<object, Map<string, RowReader<unknown>>>();

/** The reader of an entity's rows; made once per entity and alias. */
export function rowsOf<T extends object>(em: SqlEntityManager, entity: EntityClass<T>, alias: string): RowReader<T> {
  const metadata = em.getMetadata();
  let byAlias = readers.get(metadata);
  if (!byAlias) readers.set(metadata, (byAlias = new Map()));
  const key = `${entity.name}:${alias}`;
  let reader = byAlias.get(key) as RowReader<T> | undefined;
  if (!reader) byAlias.set(key, (reader = makeReader(em, entity, alias)));
  return reader;
}

function makeReader<T extends object>(em: SqlEntityManager, entity: EntityClass<T>, alias: string): RowReader<T> {
  const properties = Object.values(em.getMetadata().get(entity).properties) as EntityProperty[];
  // As one piece of text: names of our own, which would be put together anew for each statement.
  const columns = properties.map((property) => `"${alias}"."${property.fieldNames[0]}" as "${property.name}"`);
  const converts = properties.flatMap((property): [string, Convert][] => {
    if (property.runtimeType === 'Date') return [[property.name, toDate as Convert]];
    if (property.runtimeType === 'boolean') return [[property.name, Boolean as Convert]];
    if (property.columnTypes[0]?.startsWith('json')) return [[property.name, toJson as Convert]];
    return [];
  });
  return {
    columns: sql.raw(columns.join(', ')),
    read(raw) {
      const row = raw as Record<string, unknown>;
      for (const [name, convert] of converts) {
        if (row[name] !== null) row[name] = convert(row[name] as never);
      }
      return row as never;
    },
  };
}

function toDate(value: string | number): Date {
  return new Date(value);
}

function toJson(value: unknown): unknown {
  return typeof value === 'string' ? JSON.parse(value) : value;
}
