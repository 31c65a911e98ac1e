import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { type Context, requireViewer } from '../context.js';
import { readHead } from '../events/append.js';
import { encodeLogCursor } from '../shared/cursors.js';
import { DomainError } from '../shared/errors.js';
import { change, query } from './query.js';
import { type Committed, inTransaction, type Transaction } from './transaction.js';

interface Earlier {
  inputHash: string;
  resultId: string;
  seq: number;
}

/**
 * As `inTransaction`, and with an `idempotencyKey` in the input at most once per (viewer, mutation, key): a repeat gets
 * the first change's object as it is now, through `reload`, and the first change's cursor. A failed change leaves
 * nothing behind, so it can be tried again. Throws IDEMPOTENCY_KEY_REUSED when the key came with another input.
 */
export async function changeOnce<T extends { id: string }>(
  ctx: Context,
  mutation: string,
  input: { idempotencyKey?: string | null },
  work: (tx: Transaction) => Promise<T>,
  reload: (ctx: Context, id: string) => Promise<T>,
): Promise<Committed<T>> {
  const key = input.idempotencyKey;
  if (key === undefined || key === null) return inTransaction(ctx, work);
  const userId = requireViewer(ctx).id;
  const inputHash = hashInput(input);
  const where = sql`where user_id = ${userId} and mutation = ${mutation} and key = ${key}`;

  const { value, cursor } = await inTransaction(
    ctx,
    async (tx): Promise<{ changed: T } | { earlier: Earlier }> => {
      // A second request with the key waits here until the first has ended.
      const inserted = await change(
        tx,
        sql`insert into idempotency_keys (user_id, mutation, key, input_hash, created_at)
            values (${userId}, ${mutation}, ${key}, ${inputHash}, ${new Date(tx.app.clock.now())}) on conflict do nothing`,
      );
      if (inserted.count === 1) return { changed: await work(tx) };
      const [earlier] = await query(
        tx,
        sql<Earlier>`select input_hash as "inputHash", result_id as "resultId", seq from idempotency_keys ${where}`,
      );
      return { earlier: earlier! };
    },
    async (tx, result, head) => {
      if ('earlier' in result) return;
      await change(tx, sql`update idempotency_keys set result_id = ${result.changed.id}, seq = ${head.seq} ${where}`);
    },
  );
  if ('changed' in value) return { value: value.changed, cursor };
  if (value.earlier.inputHash !== inputHash) throw new DomainError('IDEMPOTENCY_KEY_REUSED');
  const { epoch } = await readHead(ctx);
  return {
    value: await reload(ctx, value.earlier.resultId),
    cursor: encodeLogCursor({ epoch, seq: value.earlier.seq }),
  };
}

function hashInput(input: object): string {
  const entries = Object.entries(input)
    .filter(([name, value]) => name !== 'idempotencyKey' && value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(entries)).digest('hex');
}
