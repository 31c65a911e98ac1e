import { userInfo } from 'node:os';
import pg from 'pg';

/** The address of the PostgreSQL server to test on: TEST_DATABASE_URL, else one on the local default port, else null. */
export async function testServer() {
  if (process.env.TEST_DATABASE_URL) return process.env.TEST_DATABASE_URL;
  const url = `postgres://${userInfo().username}@127.0.0.1:5432/postgres`;
  try {
    await runOn(url, 'select 1');
    return url;
  } catch {
    return null;
  }
}

/** Runs one statement on a connection of its own and gives the rows. */
export async function runOn(url, sql) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
