import { closeSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM as PostgresORM } from '@mikro-orm/postgresql';
import type { SqlEntityManager, SqlMikroORM } from '@mikro-orm/sql';
import { MikroORM as SqliteORM } from '@mikro-orm/sqlite';
import type { DatabaseConnection } from 'kysely';
import { migrations } from '../../migrations/index.js';
import type { Config } from '../config.js';
import { entities } from './entities.js';
import { ServerPostgresDialect } from './postgres-dialect.js';
import { ServerSqliteDialect } from './sqlite-dialect.js';

/** The database as the rest of the server knows it, whichever of the two it is. */
export type Orm = Pick<SqlMikroORM, 'migrator' | 'schema' | 'close' | 'isConnected'> & { em: SqlEntityManager };

/** Which of the two databases this is: for the few statements that are not written the same in both. */
export function dialectOf(em: SqlEntityManager): 'sqlite' | 'postgres' {
  return em.getPlatform().constructor.name.startsWith('Postgre') ? 'postgres' : 'sqlite';
}

function common(dialect: 'sqlite' | 'postgres') {
  return {
    entities,
    metadataProvider: ReflectMetadataProvider,
    extensions: [Migrator],
    // What tasks hold is indexed by each database in a way of its own, for which no entity stands.
    schemaGenerator: { skipTables: [/^task_search/], ignoreTriggers: true, ignoreRoutines: true },
    migrations: { migrationsList: migrations[dialect], disableForeignKeys: false, snapshot: false },
    forceUtcTimezone: true,
    // A name with a slip in it must not become a new, empty database.
    ensureDatabase: false,
    // Failures reach their caller; the rest is chatter of the migrator.
    logger: () => {},
    // Every request forks; a forgotten fork would mix two viewers' rows.
    allowGlobalContext: false,
  };
}

/**
 * Connects to the configured database; it is neither created nor migrated here. Throws when it cannot be reached.
 * isPatient: statements may take as long as they like, as those of migrations do.
 */
export async function openOrm(
  config: Pick<Config, 'databaseUrl' | 'dataDir'>,
  { onStatement, isPatient = false }: { onStatement?: (statement: string) => void; isPatient?: boolean } = {},
): Promise<Orm> {
  const onCreateConnection =
    onStatement && (async (connection: unknown) => hear(connection as DatabaseConnection, onStatement));
  const { databaseUrl } = config;
  if (databaseUrl === null) return openSqlite(path.join(config.dataDir, 'messenger.sqlite'), onCreateConnection);
  const orm = await PostgresORM.init({
    ...common('postgres'),
    clientUrl: databaseUrl,
    driverOptions: () => new ServerPostgresDialect(databaseUrl, { isPatient, onCreateConnection }),
  });
  return orm as unknown as Orm;
}

async function openSqlite(file: string, onCreateConnection?: OnCreateConnection): Promise<Orm> {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  // All messages are in it: made for this account alone, and SQLite makes its other files as this one.
  closeSync(openSync(file, 'a', 0o600));
  const orm = await SqliteORM.init({
    ...common('sqlite'),
    dbName: file,
    driverOptions: () => new ServerSqliteDialect(file, { readonly: false, onCreateConnection }),
    // Readers have a connection of their own: they never wait for a transaction that is under way.
    replicas: [
      { dbName: file, driverOptions: () => new ServerSqliteDialect(file, { readonly: true, onCreateConnection }) },
    ],
  });
  return orm as unknown as Orm;
}

type OnCreateConnection = (connection: unknown) => Promise<void>;

function hear(connection: DatabaseConnection, onStatement: (statement: string) => void): void {
  const execute = connection.executeQuery.bind(connection);
  connection.executeQuery = (query, ...rest) => {
    onStatement(query.sql);
    return execute(query, ...rest);
  };
}
