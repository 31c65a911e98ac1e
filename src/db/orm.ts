import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM as PostgresORM } from '@mikro-orm/postgresql';
import type { SqlEntityManager, SqlMikroORM } from '@mikro-orm/sql';
import { MikroORM as SqliteORM } from '@mikro-orm/sqlite';
import type { DatabaseConnection } from 'kysely';
import pg from 'pg';
import { migrations } from '../../migrations/index.js';
import type { Config } from '../config.js';
import { entities } from './entities.js';
import { ServerSqliteDialect } from './sqlite-dialect.js';

/** The database as the rest of the server knows it, whichever of the two it is. */
export type Orm = Pick<SqlMikroORM, 'migrator' | 'schema' | 'close' | 'isConnected'> & { em: SqlEntityManager };

/** Which of the two databases this is: for the few statements that are not written the same in both. */
export function dialectOf(em: SqlEntityManager): 'sqlite' | 'postgres' {
  return em.getPlatform().constructor.name.startsWith('Postgre') ? 'postgres' : 'sqlite';
}

/** Most connections to PostgreSQL. */
const POOL_SIZE = 20;

/** PostgreSQL's settings per connection. Compiling (jit) took ten times as long as the short queries that it is for here. */
const SESSION = '-c lock_timeout=5000 -c idle_in_transaction_session_timeout=60000 -c jit=off';

/** PostgreSQL's type ids of what is read otherwise than pg would: int8 and count() as numbers, times as MikroORM parses them. */
const INT8 = 20;
const TIMES = [1082, 1114, 1184];

const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === INT8) return Number;
    if (TIMES.includes(oid)) return (text: string) => text;
    return pg.types.getTypeParser(oid, format as 'text');
  },
};

function common(dialect: 'sqlite' | 'postgres') {
  return {
    entities,
    metadataProvider: ReflectMetadataProvider,
    extensions: [Migrator],
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

/** Connects to the configured database; it is neither created nor migrated here. Throws when it cannot be reached. */
export async function openOrm(
  config: Pick<Config, 'databaseUrl' | 'dataDir'>,
  onStatement?: (statement: string) => void,
): Promise<Orm> {
  const onCreateConnection =
    onStatement && (async (connection: unknown) => hear(connection as DatabaseConnection, onStatement));
  if (config.databaseUrl === null) return openSqlite(path.join(config.dataDir, 'messenger.sqlite'), onCreateConnection);
  const orm = await PostgresORM.init({
    ...common('postgres'),
    clientUrl: config.databaseUrl,
    pool: { min: 0, max: POOL_SIZE },
    onCreateConnection,
    driverOptions: { options: SESSION, types },
  });
  return orm as unknown as Orm;
}

async function openSqlite(file: string, onCreateConnection?: OnCreateConnection): Promise<Orm> {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
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
