import { migrations } from '../../migrations/index.js';
import type { Config } from '../config.js';
import { dialectOf, type Orm, openOrm } from './orm.js';

/** Any number, the same on every node: who holds it migrates, the others wait and find nothing left to do. */
const MIGRATION_LOCK = 7_265_001;

/**
 * Brings the database to the newest schema, in one transaction: it is wholly old or wholly new. Uses connections of its
 * own. Throws when the database is newer than this code.
 */
export async function migrate(config: Pick<Config, 'databaseUrl' | 'dataDir'>): Promise<void> {
  const orm = await openOrm(config, { isPatient: true });
  try {
    await (config.databaseUrl === null ? migrateSqlite(orm) : migratePostgres(orm));
  } finally {
    await orm.close(true);
  }
}

async function migratePostgres(orm: Orm): Promise<void> {
  await orm.em.fork().transactional(async (em) => {
    await em.execute(`set local lock_timeout = 0; select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    await refuseNewer(orm);
    await orm.migrator.up();
  });
}

async function migrateSqlite(orm: Orm): Promise<void> {
  const em = orm.em.fork();
  // The migrator would make its table outside any lock, and of two processes one would fail.
  await em.execute(`create table if not exists mikro_orm_migrations
    (id integer not null primary key autoincrement, name text not null, executed_at datetime not null default current_timestamp)`);
  await refuseNewer(orm);
  // Inside a transaction SQLite ignores this pragma, and with the keys on, rebuilding a table deletes its child rows.
  await em.execute('pragma foreign_keys = off');
  await em.transactional(async (tx) => {
    await orm.migrator.up({ transaction: tx.getTransactionContext() as never });
    const broken = await tx.execute('pragma foreign_key_check');
    if (broken.length > 0) throw new Error(`The migration breaks references: ${JSON.stringify(broken.slice(0, 5))}`);
  });
}

async function refuseNewer(orm: Orm): Promise<void> {
  const known = new Set(migrations[dialectOf(orm.em)].map((migration) => migration.name));
  const unknown = (await orm.migrator.getExecuted()).find((migration) => !known.has(migration.name));
  if (unknown)
    throw new Error(`The database is newer than this server: it has the migration ${unknown.name}. Update the server.`);
}
