import { sql } from 'kysely';
import { type Context, requireViewer } from '../../context.js';
import { query } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import { sessionIsLive } from './live-session.js';
import { Session } from './session.entity.js';

/** A list without pages has an end. */
const MOST = 100;

/** The viewer's live sessions, the last used first, at most 100. Throws UNAUTHENTICATED. */
export async function listSessions(ctx: Context): Promise<Session[]> {
  const viewer = requireViewer(ctx);
  const { columns, read } = rowsOf(ctx.em, Session, 's');
  const rows = await query(
    ctx,
    sql<Session>`select ${columns} from sessions s where s.user_id = ${viewer.id} and ${sessionIsLive(ctx)}
      order by s.refreshed_at desc, s.id desc limit ${MOST}`,
  );
  return rows.map(read<Session>);
}
