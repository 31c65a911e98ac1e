import { sql } from 'kysely';
import { z } from 'zod';
import type { Context } from '../../context.js';
import { change, query } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import { inTransaction, type Transaction } from '../../db/transaction.js';
import { DomainError } from '../../shared/errors.js';
import { isId } from '../../shared/ids.js';
import { parseInput, text } from '../../shared/input.js';
import { audit } from './audit.js';
import { endSessions } from './end-sessions.js';
import { Session } from './session.entity.js';
import { presentSignIn, type SignedIn } from './signed-in.js';
import type { RefreshClaims } from './tokens.js';

const schema = z.object({ refreshToken: z.string(), requestId: text({ min: 1, max: 200 }).nullish() });

export type RefreshTokenInput = z.input<typeof schema>;

/** A lost reply can be asked for again for so long, seconds. */
const REPEAT_SECONDS = 30;

/**
 * Gives the session's next refresh token and a new access token; the token given is used up. Once more within 30 s with
 * the same requestId gives the same successor, as long as that is unused. Any other second use means that two have the
 * token (RFC 9700, 4.14.2): the session ends. Throws UNAUTHENTICATED.
 */
export async function refreshToken(ctx: Context, input: RefreshTokenInput): Promise<SignedIn> {
  const { refreshToken: token, requestId = null } = parseInput(schema, input);
  const claims = ctx.app.tokens.readRefresh(token);
  if (!claims || !isId(claims.sessionId)) throw new DomainError('UNAUTHENTICATED');
  // The refusal comes after COMMIT: thrown inside, it would undo the end of the session.
  const { value: session } = await inTransaction(
    ctx,
    async (tx) => (await renew(tx, claims, requestId)) ?? repeatOrEnd(tx, claims, requestId),
  );
  if (!session) throw new DomainError('UNAUTHENTICATED');
  return presentSignIn(ctx, session);
}

/** One statement, so that of uses at the same moment exactly one makes the next generation. */
async function renew(tx: Transaction, claims: RefreshClaims, requestId: string | null): Promise<Session | null> {
  const now = new Date(tx.app.clock.now());
  const { userAgent, address } = tx.client;
  const { count } = await change(
    tx,
    sql`update sessions set generation = generation + 1, request_id = ${requestId}, refreshed_at = ${now},
        user_agent = ${userAgent}, address = ${address}
      where id = ${claims.sessionId} and rotates = ${true} and generation = ${claims.generation} and ended_at is null and expires_at > ${now}
        and exists (select 1 from users u where u.id = user_id and u.deactivated_at is null)`,
  );
  return count === 0 ? null : findSession(tx, claims.sessionId);
}

async function repeatOrEnd(tx: Transaction, claims: RefreshClaims, requestId: string | null): Promise<Session | null> {
  const session = await findSession(tx, claims.sessionId);
  // An older generation than the token's: the database was restored from before it was made.
  if (!session || session.endedAt || session.generation <= claims.generation) return null;
  const age = tx.app.clock.now() - session.refreshedAt.getTime();
  const isRepeat = requestId !== null && requestId === session.requestId && age <= REPEAT_SECONDS * 1000;
  if (isRepeat && session.generation === claims.generation + 1) return session;
  await endSessions(tx, session.userId, { only: session.id });
  audit(tx, 'refreshTokenReused', { userId: session.userId, data: { sessionId: session.id } });
  return null;
}

async function findSession(tx: Transaction, id: string): Promise<Session | null> {
  const { columns, read } = rowsOf(tx.em, Session, 's');
  const [row] = await query(tx, sql<Session>`select ${columns} from sessions s where s.id = ${id}`);
  return row ? read(row) : null;
}
