import { type RawBuilder, sql } from 'kysely';
import type { Context, LoaderFactory } from '../../context.js';
import { isAnyOf } from '../../db/any-of.js';
import { inOrder } from '../../db/in-order.js';
import { query } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import { isId } from '../../shared/ids.js';
import { fromSeenTasks, taskIsVisible } from '../tasks/task.loaders.js';
import { StoredFile } from './file.entity.js';

/** Whether the viewer sees the file `f` or, as somebody's picture, its previews. While shared, entitlement was checked before. */
function fileIsVisible(ctx: Context): RawBuilder<boolean> {
  if (ctx.shared) return sql<boolean>`1 = 1`;
  return sql<boolean>`(${originalIsVisible(ctx)} or exists (select 1 from users u where u.avatar_id = f.id))`;
}

/** Whether the viewer was given the file `f`: he uploaded it, or sees a message or task that it or its archive is attached to. */
function originalIsVisible(ctx: Context): RawBuilder<boolean> {
  const viewerId = ctx.viewer?.id ?? null;
  return sql<boolean>`(
    f.uploader_id = ${viewerId}
    or exists (
      select 1 from message_attachments a
        join messages m on m.id = a.message_id and m.deleted_at is null
        join rooms r on r.id = m.room_id and r.deleted_at is null
        join room_members vm on vm.room_id = r.id and vm.user_id = ${viewerId}
      where a.file_id in (f.id, f.archive_id)
    )
    or exists (
      select 1 ${fromSeenTasks(ctx)} join task_attachments a on a.task_id = t.id
      where a.file_id in (f.id, f.archive_id) and t.deleted_at is null and ${taskIsVisible(ctx)}
    )
  )`;
}

/** Files by id, seen through the viewer: null for what is absent or not his to see. */
export const fileById: LoaderFactory<string, StoredFile | null> = (ctx) => async (ids) => {
  const wanted = ids.filter(isId);
  if (wanted.length === 0 || (!ctx.viewer && !ctx.shared)) return ids.map(() => null);
  const file = rowsOf(ctx.em, StoredFile, 'f');
  const rows = await query(
    ctx,
    sql<StoredFile>`select ${file.columns} from files f where ${isAnyOf(ctx, 'f.id', wanted)} and ${fileIsVisible(ctx)}`,
  );
  return inOrder(ids, rows.map(file.read<StoredFile>), (row) => row.id);
};

/** Whether the viewer may have the bytes as they came, by the files' ids: not those of who only chose them as his picture. */
export const seesOriginal: LoaderFactory<string, boolean> = (ctx) => async (ids) => {
  const rows = await query(
    ctx,
    sql<{
      id: string;
    }>`select f.id from files f where ${isAnyOf(ctx, 'f.id', ids.filter(isId))} and ${originalIsVisible(ctx)}`,
  );
  const seen = new Set(rows.map(({ id }) => id));
  return ids.map((id) => seen.has(id));
};

/** Of these ids those of files that the viewer uploaded. */
export async function ownFileIds(ctx: Context, viewerId: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await query(
    ctx,
    sql<{ id: string }>`select f.id from files f
      where ${isAnyOf(ctx, 'f.id', ids.filter(isId))} and f.uploader_id = ${viewerId}`,
  );
  return new Set(rows.map((row) => row.id));
}
