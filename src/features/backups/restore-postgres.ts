import pg from 'pg';
import type { Ask } from './contents.js';
import { connect, dropDatabase, nameIn, restoreBeside, withName } from './postgres-database.js';
import type { Restoring } from './restoring.js';

/** Restores a copy beside a PostgreSQL database. Throws where somebody is connected to that, or pg_restore fails. */
export async function restorePostgres(url: string, copy: string, stamp: string): Promise<Restoring> {
  const own = nameIn(url);
  // A database cannot be renamed from within.
  const server = await connect(withName(url, 'postgres'));
  try {
    await assertUnused(server.ask, own);
    const isEmpty = await hasNoTables(url);
    const stop = new AbortController();
    const beside = await restoreBeside(server.ask, url, { copy, prefix: `${own.slice(0, 36)}_restored_` }, stop.signal);
    const restored = await connect(withName(url, beside));
    let isTaken = false;
    return {
      ask: restored.ask,
      async take() {
        await restored.close();
        await assertUnused(server.ask, own);
        const kept = `${own.slice(0, 36)}_before_${stamp}`;
        await server.ask('begin');
        await server.ask(`alter database ${pg.escapeIdentifier(own)} rename to ${pg.escapeIdentifier(kept)}`);
        await server.ask(`alter database ${pg.escapeIdentifier(beside)} rename to ${pg.escapeIdentifier(own)}`);
        await server.ask('commit');
        isTaken = true;
        if (!isEmpty) return kept;
        await dropDatabase(server.ask, kept);
        return null;
      },
      async close() {
        await restored.close();
        if (!isTaken) await dropDatabase(server.ask, beside);
        await server.close();
      },
    };
  } catch (error) {
    await server.close();
    throw error;
  }
}

async function assertUnused(ask: Ask, name: string): Promise<void> {
  const others = await ask(`select pid from pg_stat_activity where datname = ${pg.escapeLiteral(name)}`);
  if (others.length > 0)
    throw new Error(`Somebody is connected to the database ${name}: stop the server first, on every node.`);
}

async function hasNoTables(url: string): Promise<boolean> {
  const { ask, close } = await connect(url);
  const tables = await ask(`select tablename from pg_tables where schemaname = 'public' limit 1`).finally(close);
  return tables.length === 0;
}
