import { sql } from 'kysely';
import type { Context } from '../../context.js';
import { change, query } from '../../db/query.js';
import { inTransaction } from '../../db/transaction.js';
import { newId } from '../../shared/ids.js';

/** The name of the text in the store that says whose files they are. */
export const STORAGE_ID = 'storage-id';

/**
 * Makes sure that the files of this installation lie where this node looks for them: the store and the database hold the same
 * id. The first node of all writes it. Throws where they differ: on a node with a disk of its own beside others', or when the
 * disk is not there.
 */
export async function claimStore(ctx: Context): Promise<void> {
  const { store } = ctx.app;
  const { value } = await inTransaction(ctx, async (tx) => {
    // Nodes that start for the first time at once come one after the other: else each would write an id of its own.
    await change(tx, sql`update organizations set storage_id = storage_id`);
    let own = await store.readText(STORAGE_ID);
    if (own === null && (await readId(tx)) === null) {
      own = newId();
      await store.writeText(STORAGE_ID, own);
    }
    if (own !== null) await change(tx, sql`update organizations set storage_id = ${own} where storage_id is null`);
    return { own, wanted: await readId(tx) };
  });
  const { own, wanted } = value;
  if (own?.trim() === wanted) return;
  throw new Error(
    `DATA_DIR or S3_BUCKET: the files of this installation do not lie in ${store.place}: all its nodes share one folder (DATA_DIR/files) ` +
      `or one bucket. Where they are lost for good, begin anew with a file ${STORAGE_ID} in it that holds ${wanted}`,
  );
}

async function readId(ctx: Context): Promise<string | null> {
  const [row] = await query(
    ctx,
    sql<{ storageId: string | null }>`select storage_id as "storageId" from organizations`,
  );
  return row!.storageId;
}
