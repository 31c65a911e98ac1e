import { sql } from 'kysely';
import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import { holdAlone } from '../../db/hold.js';
import { query } from '../../db/query.js';
import { inTransaction } from '../../db/transaction.js';
import { assertAllowed } from '../../shared/errors.js';
import { parseInput } from '../../shared/input.js';
import { detachFiles } from './detach-files.js';
import { canDelete } from './file.policy.js';
import { getFile } from './find-file.js';
import { removeBytes, removeRows } from './remove-files.js';

const schema = z.object({ id: z.string() });

export type DeleteFileInput = z.input<typeof schema>;

/**
 * Deletes a file of the viewer for everyone, an archive with all that came out of it: messages and tasks lose it. Gives its id, and
 * where the log stood afterwards. Throws NOT_FOUND, FORBIDDEN (who uploaded it).
 */
export async function deleteFile(ctx: Context, input: DeleteFileInput): Promise<{ fileId: string; cursor: string }> {
  const viewer = requireViewer(ctx);
  const { id } = parseInput(schema, input);
  const { value: ids, cursor } = await inTransaction(ctx, async (tx) => {
    const file = await getFile(tx, id);
    assertAllowed(canDelete(viewer, file));
    const entries = await query(tx, sql<{ id: string }>`select id from files where archive_id = ${file.id}`);
    const ids = [file.id, ...entries.map((entry) => entry.id)];
    await holdAlone(tx, ...ids);
    await detachFiles(tx, ids);
    await removeRows(tx, ids);
    return ids;
  });
  await removeBytes(ctx, ids);
  return { fileId: ids[0]!, cursor };
}
