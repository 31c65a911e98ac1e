import { sql } from 'kysely';
import type { Context } from '../../context.js';
import { query } from '../../db/query.js';
import { evenChunksOf } from './chunks.js';

/** A message from an earlier batch or import. */
export interface ImportedMessage {
  id: string;
  authorId: string;
  threadRootId: string | null;
}

const CHUNK = 512;

/** The messages that have these import keys, by key. */
export async function findImported(
  ctx: Pick<Context, 'em'>,
  keys: Iterable<string>,
): Promise<Map<string, ImportedMessage>> {
  const found = new Map<string, ImportedMessage>();
  for (const chunk of evenChunksOf(new Set(keys), CHUNK)) {
    const rows = await query(
      ctx,
      sql<ImportedMessage & { key: string }>`select id, author_id as "authorId", thread_root_id as "threadRootId",
        import_key as key from messages where import_key in (${sql.join(chunk)})`,
    );
    for (const { key, ...message } of rows) found.set(key, message);
  }
  return found;
}
