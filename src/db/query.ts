import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Kysely, RawBuilder } from 'kysely';

/** Runs one statement and gives its rows: inside a transaction on its connection, else on the reading one. */
export async function query<T>(ctx: { em: SqlEntityManager }, statement: RawBuilder<T>): Promise<T[]> {
  const { rows } = await statement.execute(ctx.em.getKysely({ type: 'read' }) as unknown as Kysely<unknown>);
  return rows;
}

/** As `query`, for a statement that writes. Gives what it returns and how many rows it changed. */
export async function change<T>(
  ctx: { em: SqlEntityManager },
  statement: RawBuilder<T>,
): Promise<{ rows: T[]; count: number }> {
  const result = await statement.execute(ctx.em.getKysely({ type: 'write' }) as unknown as Kysely<unknown>);
  return { rows: result.rows, count: Number(result.numAffectedRows ?? result.rows.length) };
}
