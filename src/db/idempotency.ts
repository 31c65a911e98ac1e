import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { type Context, requireViewer } from '../context.js';
import { readHead } from '../events/append.js';
import { encodeLogCursor } from '../shared/cursors.js';
import { DomainError } from '../shared/errors.js';
import type { Claim } from './claims.js';
import { query } from './query.js';
import { type Change, type Committed, commitAlone, type Outcome, REPEATED, type Transaction } from './transaction.js';

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
  commit: (change: Change<T>) => Promise<Outcome<T>> = commitAlone,
): Promise<Committed<T>> {
  const claim = claimOf(ctx, mutation, input);
  const outcome = await commit({ ctx, work, claim });
  return outcome === REPEATED ? repeat(ctx, claim!, reload) : outcome;
}

function claimOf(ctx: Context, mutation: string, input: { idempotencyKey?: string | null }): Claim | undefined {
  const key = input.idempotencyKey;
  if (key === undefined || key === null) return undefined;
  return { userId: requireViewer(ctx).id, mutation, key, inputHash: hashInput(input) };
}

async function repeat<T>(ctx: Context, claim: Claim, reload: (ctx: Context, id: string) => Promise<T>) {
  const [earlier] = await query(
    { em: ctx.app.orm.em },
    sql<Earlier>`select input_hash as "inputHash", result_id as "resultId", seq from idempotency_keys
      where user_id = ${claim.userId} and mutation = ${claim.mutation} and key = ${claim.key}`,
  );
  if (earlier!.inputHash !== claim.inputHash) throw new DomainError('IDEMPOTENCY_KEY_REUSED');
  const { epoch } = await readHead(ctx);
  return {
    value: await reload(ctx, earlier!.resultId),
    cursor: encodeLogCursor({ epoch, seq: earlier!.seq }),
  };
}

function hashInput(input: object): string {
  const entries = Object.entries(input)
    .filter(([name, value]) => name !== 'idempotencyKey' && value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(entries)).digest('hex');
}
