import { sql } from 'kysely';
import { z } from 'zod';
import type { Context } from '../../context.js';
import { change, query } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import { inTransaction } from '../../db/transaction.js';
import { DomainError } from '../../shared/errors.js';
import { isId } from '../../shared/ids.js';
import { parseInput } from '../../shared/input.js';
import { Session } from './session.entity.js';
import { presentSignIn, type SignedIn } from './signed-in.js';

const schema = z.object({ refreshToken: z.string() });

export type RefreshAccessInput = z.input<typeof schema>;

/**
 * Gives another access token for the refresh token of a session that does not rotate; it stays good. Throws UNAUTHENTICATED,
 * also for one of a session that rotates: used here it could be used twice.
 */
export async function refreshAccess(ctx: Context, input: RefreshAccessInput): Promise<SignedIn> {
  const { refreshToken } = parseInput(schema, input);
  const claims = ctx.app.tokens.readRefresh(refreshToken);
  if (!claims || !isId(claims.sessionId)) throw new DomainError('UNAUTHENTICATED');
  const now = new Date(ctx.app.clock.now());
  const { userAgent, address } = ctx.client;
  await inTransaction(ctx, async (tx) => {
    const { count } = await change(
      tx,
      sql`update sessions set refreshed_at = ${now}, user_agent = ${userAgent}, address = ${address}
        where id = ${claims.sessionId} and not rotates and ended_at is null and expires_at > ${now}
          and exists (select 1 from users u where u.id = user_id and u.deactivated_at is null)`,
    );
    if (count === 0) throw new DomainError('UNAUTHENTICATED');
  });
  const { columns, read } = rowsOf(ctx.em, Session, 's');
  const [row] = await query(ctx, sql<Session>`select ${columns} from sessions s where s.id = ${claims.sessionId}`);
  return presentSignIn(ctx, read(row!));
}
