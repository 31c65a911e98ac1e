import { sql } from 'kysely';
import type { Context } from '../context.js';
import { dialectOf } from '../db/orm.js';
import { change } from '../db/query.js';
import { newId } from '../shared/ids.js';
import type { NewJob } from './job-kind.js';

/** Writes jobs by one statement, whatever their number; those whose kind and key are there already are left out. */
export async function insertJobs(tx: Pick<Context, 'app' | 'em'>, jobs: NewJob[]): Promise<void> {
  if (jobs.length === 0) return;
  const now = new Date(tx.app.clock.now());
  const rows = jobs.map((job) => {
    const id = newId();
    const { kind, key = id, payload = {}, runAt = now } = job;
    return { id, kind, key, payload: JSON.stringify(payload), runAt: runAt.getTime() };
  });
  const isPostgres = dialectOf(tx.em) === 'postgres';
  const source = isPostgres
    ? sql`(select cast(value ->> 'id' as uuid) as id, value ->> 'kind' as kind, value ->> 'key' as key,
        cast(value ->> 'payload' as jsonb) as payload, to_timestamp(cast(value ->> 'runAt' as bigint) / 1000.0) as run_at
        from jsonb_array_elements(cast(${JSON.stringify(rows)} as jsonb)) value)`
    : sql`(select value ->> 'id' as id, value ->> 'kind' as kind, value ->> 'key' as key, value ->> 'payload' as payload,
        value ->> 'runAt' as run_at from json_each(${JSON.stringify(rows)}))`;
  await change(
    tx,
    sql`insert into jobs (id, kind, key, payload, status, run_at, attempts, lease, created_at)
      select id, kind, key, payload, 'WAITING', run_at, 0, 0, ${now} from ${source} rows where true
      on conflict (kind, key) do nothing`,
  );
}
