import { type RawBuilder, sql } from 'kysely';
import type { Context, LoaderFactory } from '../../context.js';
import { isAnyOf } from '../../db/any-of.js';
import { inOrder } from '../../db/in-order.js';
import { query } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import { isId } from '../../shared/ids.js';
import { fromSeenTasks, taskIsVisible } from '../tasks/task.loaders.js';
import { StoredFile } from './file.entity.js';

/**
 * Whether the viewer sees the file `f`: he uploaded it, sees a message or task that it or its archive is attached to, or it is
 * somebody's picture. While shared, entitlement was checked before.
 */
function fileIsVisible(ctx: Context): RawBuilder<boolean> {
  if (ctx.shared) return sql<boolean>`1 = 1`;
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
    or exists (select 1 from users u where u.avatar_id = f.id)
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

/** Of these ids those of files that the viewer uploaded. */
export async function ownFileIds(ctx: Context, viewerId: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await query(
    ctx,
    sql<{ id: string }>`select f.id from files f
      where ${isAnyOf(ctx, 'f.id', ids.filter(isId))} and f.uploader_id = ${viewerId}`,
  );
  return new Set(rows.map((row) => row.id));
}
