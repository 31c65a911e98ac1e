import { type Driver, PostgresDialect, type PostgresDialectConfig, type PostgresPool } from 'kysely';
import pg from 'pg';
import { givingBack } from './giving-back.js';
import { ImpatientClient, rethrowCoded } from './postgres-client.js';

/** Most connections to PostgreSQL. */
const POOL_SIZE = 20;
/** How long a request waits for a free connection, or for a new one to stand, milliseconds. */
const WAIT = 2500;
/** Requests that may wait for a connection; the next are refused at once, so that a database that stands costs no memory. */
const MAX_WAITING = 1000;
/** SQLSTATE too_many_connections. */
const TOO_MANY_CONNECTIONS = '53300';

/** How long a statement waits for a lock, milliseconds. */
export const LOCK_TIMEOUT = 5000;

/** PostgreSQL's settings per connection. Compiling (jit) took ten times as long as the short queries that it is for here. */
const SESSION = `-c lock_timeout=${LOCK_TIMEOUT} -c idle_in_transaction_session_timeout=60000 -c jit=off`;
/** A statement that the server has given up is to end in PostgreSQL too, milliseconds. */
const STATEMENT_TIMEOUT = 15_000;

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

/** PostgreSQL as the server uses it: nobody waits for it without end, and a connection that is lost is replaced. */
export class ServerPostgresDialect extends PostgresDialect {
  /** isPatient: statements may take as long as they like, as those of migrations do. */
  constructor(url: string, options: { isPatient: boolean } & Pick<PostgresDialectConfig, 'onCreateConnection'>) {
    const { isPatient, onCreateConnection } = options;
    super({ pool: async () => openPool(url, isPatient), onCreateConnection });
  }

  override createDriver(): Driver {
    return givingBack(super.createDriver());
  }
}

function openPool(url: string, isPatient: boolean): PostgresPool {
  const pool = new pg.Pool({
    connectionString: url,
    max: POOL_SIZE,
    connectionTimeoutMillis: WAIT,
    keepAlive: true,
    options: isPatient ? SESSION : `${SESSION} -c statement_timeout=${STATEMENT_TIMEOUT}`,
    types,
    ...(!isPatient && { Client: ImpatientClient }),
  });
  // Without listeners a connection that is lost would end the process: the pool hears of idle ones, each client of its own.
  pool.on('error', () => {}).on('connect', (client) => client.on('error', () => {}));
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      if (pool.waitingCount >= MAX_WAITING) {
        throw Object.assign(new Error('Too many wait for the database.'), { code: TOO_MANY_CONNECTIONS });
      }
      return pool.connect().catch(rethrowCoded);
    },
  };
}
