import type { LogPosition } from '../../shared/cursors.js';

/** Asks one database in plain SQL, which both of them understand; whoever asks puts nothing into it that came from outside. */
export type Ask = <T>(statement: string) => Promise<T[]>;

/** What a database holds, as far as two of them are compared by it. */
export interface Contents {
  /** Rows by table. */
  counts: Record<string, number>;
  log: LogPosition;
  /** The names of the migrations that it has had. */
  migrations: string[];
}

/** Reads what a database holds at this moment. tables: those to be counted. */
export async function readContents(ask: Ask, tables: readonly string[]): Promise<Contents> {
  const each = tables.map((table) => `select '${table}' as name, count(*) as count from "${table}"`);
  const counts = await ask<{ name: string; count: number | string }>(each.join(' union all '));
  const [head] = await ask<{ epoch: string; seq: number | string }>('select epoch, seq from log_head');
  const migrations = await ask<{ name: string }>('select name from mikro_orm_migrations order by name');
  return {
    counts: Object.fromEntries(counts.map(({ name, count }) => [name, Number(count)])),
    log: { epoch: head!.epoch, seq: Number(head!.seq) },
    migrations: migrations.map(({ name }) => name),
  };
}

/** The first thing in which what was restored is not what was copied; null where there is none. */
export function differenceOf(copied: Contents, restored: Contents): string | null {
  for (const [table, count] of Object.entries(copied.counts)) {
    const found = restored.counts[table];
    if (found !== count) return `${table} has ${found} rows where it should have ${count}`;
  }
  const isSame = copied.log.epoch === restored.log.epoch && copied.log.seq === restored.log.seq;
  return isSame ? null : `the log ends at ${restored.log.seq}, not at ${copied.log.seq}`;
}
