import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import type { Context } from '../../context.js';
import { isAnyOf } from '../../db/any-of.js';
import { holdAlone } from '../../db/hold.js';
import { query } from '../../db/query.js';
import { inTransaction } from '../../db/transaction.js';
import { isId } from '../../shared/ids.js';
import { removeBytes, removeRows } from './remove-files.js';

/** What is younger may be on its way to where it belongs, milliseconds. */
const GRACE = 86_400_000;
/** Files looked at by one statement. */
const BATCH = 100;

/**
 * Removes files to which nothing has referred for a day: no message or task (also where they are archived), no picture of a person,
 * nothing that came out of the same archive; bytes without a row; and what is left of uploads that broke off. Safe to run on
 * several nodes at a time.
 */
export async function sweepFiles(ctx: Context): Promise<void> {
  const before = new Date(ctx.app.clock.now() - GRACE);
  await sweepRows(ctx, before);
  for (const prefix of ['originals/', 'previews/']) await sweepStore(ctx, prefix, before);
  await sweepIncoming(ctx, before);
}

const isReferred = sql<boolean>`(
  exists (select 1 from message_attachments a where a.file_id = x.id)
  or exists (select 1 from task_attachments a where a.file_id = x.id)
  or exists (select 1 from users u where u.avatar_id = x.id)
)`;
/** Of `f`, a file that came out of none. */
const isUnused = sql<boolean>`f.archive_id is null
  and not exists (select 1 from files x where (x.id = f.id or x.archive_id = f.id) and ${isReferred})`;

async function sweepRows(ctx: Context, before: Date): Promise<void> {
  while (true) {
    const unused = await query(
      ctx,
      sql<{
        id: string;
      }>`select f.id from files f where f.created_at < ${before} and ${isUnused} order by f.id limit ${BATCH}`,
    );
    if (unused.length === 0) return;
    const { value: removed } = await inTransaction(ctx, async (tx) => {
      const roots = unused.map(({ id }) => id);
      const entries = await query(
        tx,
        sql<{ id: string }>`select id from files where ${isAnyOf(tx, 'archive_id', roots)}`,
      );
      await holdAlone(tx, ...roots, ...entries.map(({ id }) => id));
      // Somebody may have attached one until it was held.
      const still = await query(
        tx,
        sql<{ id: string }>`select f.id from files f where ${isAnyOf(tx, 'f.id', roots)} and ${isUnused}`,
      );
      const ids = still.map(({ id }) => id);
      const all = await query(
        tx,
        sql<{ id: string }>`select id from files where ${isAnyOf(tx, 'id', ids)} or ${isAnyOf(tx, 'archive_id', ids)}`,
      );
      await removeRows(
        tx,
        all.map(({ id }) => id),
      );
      return all.map(({ id }) => id);
    });
    await removeBytes(ctx, removed);
  }
}

async function sweepStore(ctx: Context, prefix: string, before: Date): Promise<void> {
  let batch: string[] = [];
  const sweep = async () => {
    const ids = batch.map(idIn);
    const known = await query(
      ctx,
      sql<{ id: string }>`select id from files where ${isAnyOf(ctx, 'id', ids.filter(isId))}`,
    );
    const kept = new Set(known.map(({ id }) => id));
    for (const key of batch) if (!kept.has(idIn(key))) await ctx.app.store.remove(key);
    batch = [];
  };
  for await (const { key, modifiedAt } of ctx.app.store.list(prefix)) {
    if (modifiedAt < before) batch.push(key);
    if (batch.length === BATCH) await sweep();
  }
  await sweep();
}

/** The id of the file of which this is the original or a preview. */
function idIn(key: string): string {
  return path.posix.basename(key).slice(0, 36);
}

async function sweepIncoming({ app }: Context, before: Date): Promise<void> {
  for (const name of await readdir(app.store.incoming)) {
    const place = path.join(app.store.incoming, name);
    const { mtime } = await stat(place).catch(() => ({ mtime: new Date() }));
    if (mtime < before) await rm(place, { recursive: true, force: true });
  }
}
