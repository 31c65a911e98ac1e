import Database from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type SqliteDatabase,
  SqliteDialect,
  type SqliteDialectConfig,
  type SqliteStatement,
} from 'kysely';
import { LRUCache } from 'lru-cache';
import { givingBack } from './giving-back.js';
import { takeTurn } from './take-turn.js';

/** How long SQLite waits for another process (an import, a backup) to finish its transaction, milliseconds. */
const BUSY_TIMEOUT = 5000;
/** Prepared statements kept per connection. */
const MAX_STATEMENTS = 500;

/**
 * SQLite as the server uses it: WAL with every commit on the disk before it is answered, foreign keys on, prepared
 * statements kept. A transaction takes the write lock at once (BEGIN IMMEDIATE): one that reads first and writes later
 * would fail instead of waiting when another process wrote in between (https://sqlite.org/lang_transaction.html). Statements keep the event
 * loop; between two, or two transactions, others have their turn.
 */
export class ServerSqliteDialect extends SqliteDialect {
  constructor(file: string, options: { readonly: boolean } & Pick<SqliteDialectConfig, 'onCreateConnection'>) {
    const { readonly, onCreateConnection } = options;
    super({ database: async () => openDatabase(file, readonly), onCreateConnection });
  }

  override createDriver(): Driver {
    const driver = super.createDriver();
    const acquire = driver.acquireConnection.bind(driver);
    driver.acquireConnection = async (options) => {
      await takeTurn();
      return acquire(options);
    };
    driver.beginTransaction = async (connection: DatabaseConnection) => {
      await connection.executeQuery(CompiledQuery.raw('begin immediate'));
    };
    return givingBack(driver);
  }
}

function openDatabase(file: string, readonly: boolean): SqliteDatabase {
  const database = new Database(file, { timeout: BUSY_TIMEOUT });
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  // SQLite's own knows the letters of ASCII only.
  database.function('lower', { deterministic: true }, lower);
  // The reader is not opened read-only, for then it could not create the shared-memory file after a crash.
  if (readonly) database.pragma('query_only = ON');
  const statements = new LRUCache<string, SqliteStatement>({ max: MAX_STATEMENTS });
  return {
    close: () => database.close(),
    prepare(sql) {
      let statement = statements.get(sql);
      if (!statement) {
        statement = bindingAll(database.prepare(sql));
        statements.set(sql, statement);
      }
      return statement;
    },
  };
}

/** Lets booleans and times be parameters, as they are in PostgreSQL: SQLite keeps 0 or 1, and milliseconds. */
function bindingAll(statement: Database.Statement): SqliteStatement {
  return {
    reader: statement.reader,
    all: (parameters) => statement.all(parameters.map(bind)),
    run: (parameters) => statement.run(parameters.map(bind)),
    iterate: (parameters) => statement.iterate(parameters.map(bind)),
  };
}

function bind(value: unknown): unknown {
  if (typeof value === 'boolean') return Number(value);
  return value instanceof Date ? value.getTime() : value;
}

function lower(value: unknown): unknown {
  return typeof value === 'string' ? value.toLowerCase() : value;
}
