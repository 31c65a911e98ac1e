import { existsSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import type { Context } from '../../context.js';
import { change, query } from '../../db/query.js';
import { inTransaction, type Transaction } from '../../db/transaction.js';
import { newId } from '../../shared/ids.js';
import { Backup, type BackupStatus } from './backup.entity.js';
import { nameAt } from './backup-places.js';
import type { Manifest } from './manifest.js';

/** A backup under way. */
export type Run = Pick<Backup, 'id' | 'name'>;

/** Notes that a backup begins, with a name that none has yet. Whoever does this holds the lock, so that no other is under way. */
export async function openRun(ctx: Context, folder: string): Promise<Run> {
  const startedAt = new Date(ctx.app.clock.now());
  let time = startedAt.getTime();
  while (existsSync(path.join(folder, nameAt(time)))) time += 1000;
  const run = { id: newId(), name: nameAt(time) };
  await inTransaction(ctx, async (tx) => {
    await noteCutOff(tx, folder, startedAt);
    tx.em.create(Backup, {
      ...run,
      status: 'RUNNING',
      startedAt,
      finishedAt: null,
      databaseSize: null,
      sha256: null,
      rowCount: null,
      logSeq: null,
      fileCount: null,
      fileSize: null,
      error: null,
    });
  });
  return run;
}

/** One that was killed after its folder had its name is there, as a whole: only what it holds was not noted, and it was not proved. */
async function noteCutOff(tx: Transaction, folder: string, now: Date): Promise<void> {
  const running = await query(tx, sql<Run>`select id, name from backups where status = 'RUNNING'`);
  for (const { id, name } of running) {
    const [status, error] = existsSync(path.join(folder, name))
      ? ['FAILED_PROOF', 'It was cut off before it was proved.']
      : ['FAILED', 'It was cut off.'];
    await change(
      tx,
      sql`update backups set status = ${status}, finished_at = ${now}, error = ${error} where id = ${id}`,
    );
  }
}

/** Notes what a backup holds. */
export async function noteCopy(ctx: Context, { id }: Run, { database, counts, log, files }: Manifest): Promise<void> {
  const rowCount = Object.values(counts).reduce((sum, count) => sum + count, 0);
  await inTransaction(ctx, (tx) =>
    change(
      tx,
      sql`update backups set database_size = ${database.size}, sha256 = ${database.sha256}, row_count = ${rowCount},
        log_seq = ${log.seq}, file_count = ${files.count}, file_size = ${files.size} where id = ${id}`,
    ),
  );
}

/** Notes what came of a backup. */
export async function endRun(ctx: Context, { id }: Run, status: BackupStatus, error: string | null): Promise<void> {
  await inTransaction(ctx, (tx) =>
    change(
      tx,
      sql`update backups set status = ${status}, finished_at = ${new Date(ctx.app.clock.now())}, error = ${error} where id = ${id}`,
    ),
  );
}
