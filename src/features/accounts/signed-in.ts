import type { Context } from '../../context.js';
import { getUser } from './get-user.js';
import { type IssuedTokens, issueTokens } from './open-session.js';
import type { Session } from './session.entity.js';
import type { User } from './user.entity.js';

/** What somebody gets who has just proved who he is. */
export interface SignedIn extends IssuedTokens {
  user: OwnUser;
  sessionId: string;
}

/** A user shown to himself in a request that began before he was signed in. */
export interface OwnUser extends User {
  isOwn: true;
}

/** The session's user and tokens. Call after the transaction that opened or renewed the session. */
export async function presentSignIn(ctx: Context, session: Session): Promise<SignedIn> {
  const user = await getUser(ctx, session.userId);
  return { user: { ...user, isOwn: true }, sessionId: session.id, ...issueTokens(ctx, session) };
}
