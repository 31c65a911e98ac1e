import { sql } from 'kysely';
import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import { query } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import { inTransaction } from '../../db/transaction.js';
import { notFound } from '../../shared/errors.js';
import { isId } from '../../shared/ids.js';
import { parseInput } from '../../shared/input.js';
import { endSessions } from './end-sessions.js';
import { sessionIsLive } from './live-session.js';
import { Session } from './session.entity.js';

const schema = z.object({ sessionId: z.string() });

export type RevokeSessionInput = z.input<typeof schema>;

/** Ends one of the viewer's live sessions, also this one. Throws UNAUTHENTICATED, NOT_FOUND. */
export async function revokeSession(ctx: Context, input: RevokeSessionInput): Promise<Session> {
  const viewer = requireViewer(ctx);
  const { sessionId } = parseInput(schema, input);
  if (!isId(sessionId)) throw notFound();
  const { value } = await inTransaction(ctx, async (tx) => {
    const { columns, read } = rowsOf(tx.em, Session, 's');
    const [session] = await query(
      tx,
      sql<Session>`select ${columns} from sessions s
        where s.id = ${sessionId} and s.user_id = ${viewer.id} and ${sessionIsLive(tx)}`,
    );
    if (!session) throw notFound();
    await endSessions(tx, viewer.id, { only: session.id });
    return read(session);
  });
  return value;
}
