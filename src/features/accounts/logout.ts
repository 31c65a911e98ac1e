import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import { inTransaction } from '../../db/transaction.js';
import { parseInput } from '../../shared/input.js';
import { endSessions } from './end-sessions.js';

const schema = z.object({ everywhere: z.boolean().nullish() });

export type LogoutInput = z.input<typeof schema>;

/** Ends the viewer's session, or all of his, with their sockets. Gives how many ended. Throws UNAUTHENTICATED. */
export async function logout(ctx: Context, input: LogoutInput | null | undefined): Promise<number> {
  const viewer = requireViewer(ctx);
  const { everywhere } = parseInput(schema, input ?? {});
  const which = everywhere ? {} : { only: viewer.sessionId };
  const { value } = await inTransaction(ctx, (tx) => endSessions(tx, viewer.id, which));
  return value;
}
