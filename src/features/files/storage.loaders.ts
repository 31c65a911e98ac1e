import { sql } from 'kysely';
import type { LoaderFactory } from '../../context.js';
import { isAnyOf } from '../../db/any-of.js';
import { query } from '../../db/query.js';

/** What all files of each user are together, bytes; previews are not counted. */
export const storageUsed: LoaderFactory<string, number> = (ctx) => async (userIds) => {
  const rows = await query(
    ctx,
    sql<{ id: string; bytes: number }>`select uploader_id as id, cast(sum(size) as bigint) as bytes from files
      where ${isAnyOf(ctx, 'uploader_id', userIds)} group by uploader_id`,
  );
  const byUser = new Map(rows.map(({ id, bytes }) => [id, Number(bytes)]));
  return userIds.map((id) => byUser.get(id) ?? 0);
};
