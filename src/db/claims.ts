import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../context.js';
import { dialectOf } from './orm.js';
import { change } from './query.js';

/** The right to make a change once: a user's idempotencyKey for a mutation, and the hash of the input it came with. */
export interface Claim {
  userId: string;
  mutation: string;
  key: string;
  inputHash: string;
}

const nameOf = ({ userId, mutation, key }: Omit<Claim, 'inputHash'>) => JSON.stringify([userId, mutation, key]);

/**
 * Takes claims, and gives those that were free; of two equal ones the first. Where another transaction has one, it waits
 * until that has ended.
 */
export async function takeClaims(ctx: Context, claims: Claim[]): Promise<Set<Claim>> {
  const byName = new Map<string, Claim>();
  for (const claim of claims) if (!byName.has(nameOf(claim))) byName.set(nameOf(claim), claim);
  if (byName.size === 0) return new Set();
  // In one order everywhere: two transactions with the same claims must not wait for each other.
  const names = [...byName.keys()].sort();
  const taken = await change(
    ctx,
    sql<Claim>`${insert(
      ctx,
      names.map((name) => ({ claim: byName.get(name)! })),
    )} on conflict do nothing returning user_id as "userId", mutation, key`,
  );
  return new Set(taken.rows.map((row) => byName.get(nameOf(row))!));
}

/** A claim, and what it gave once that is known. */
interface Settled {
  claim: Claim;
  resultId: string;
  seq: number;
}

/** Notes what the changes with these claims gave, and where the log stood after them. */
export async function settleClaims(ctx: Context, settled: Settled[]): Promise<void> {
  if (settled.length === 0) return;
  await change(
    ctx,
    sql`${insert(ctx, settled)} on conflict (user_id, mutation, key)
      do update set result_id = excluded.result_id, seq = excluded.seq`,
  );
}

type Row = Pick<Settled, 'claim'> & Partial<Settled>;

/** The same words however many rows there are: texts that differ would fill the list of prepared ones. */
function insert(ctx: Context, rows: Row[]): RawBuilder<unknown> {
  const source = dialectOf(ctx.em) === 'postgres' ? fromArrays(rows) : fromJson(rows);
  // Without `where` SQLite would take `on conflict` for a part of a join.
  return sql`insert into idempotency_keys (user_id, mutation, key, input_hash, result_id, seq, created_at)
    select user_id, mutation, key, input_hash, result_id, seq, ${new Date(ctx.app.clock.now())} from ${source} where true`;
}

function fromArrays(rows: Row[]): RawBuilder<unknown> {
  const texts = (name: keyof Claim) => sql`cast(${rows.map(({ claim }) => claim[name])} as text[])`;
  return sql`unnest(
    cast(${rows.map(({ claim }) => claim.userId)} as uuid[]), ${texts('mutation')}, ${texts('key')}, ${texts('inputHash')},
    cast(${rows.map(({ resultId }) => resultId ?? null)} as text[]), cast(${rows.map(({ seq }) => seq ?? null)} as bigint[])
  ) rows (user_id, mutation, key, input_hash, result_id, seq)`;
}

function fromJson(rows: Row[]): RawBuilder<unknown> {
  const flat = rows.map(({ claim, ...result }) => ({ ...claim, ...result }));
  return sql`(select value ->> 'userId' as user_id, value ->> 'mutation' as mutation, value ->> 'key' as key,
    value ->> 'inputHash' as input_hash, value ->> 'resultId' as result_id, value ->> 'seq' as seq
    from json_each(${JSON.stringify(flat)})) rows`;
}
