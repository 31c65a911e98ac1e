import { type Static, Type } from 'typebox';
import type { RestContext } from '../../rest/request-context.js';
import { presentUser, USER_EXAMPLE, UserShape } from './present-user.js';
import type { SignedIn } from './signed-in.js';

const TOKEN = 'eyJhbGciOiJIUzI1NiIsInR5cCI6ImF0K2p3dCJ9.…';

const SIGN_IN_EXAMPLE = { token: TOKEN, access: TOKEN, refresh: TOKEN, user: USER_EXAMPLE };

/** What signing in gives the clients of 000 (`token`) and 003 (`access`, `refresh`). */
export const SignInShape = Type.Object(
  {
    token: Type.String({ description: 'For `Authorization`, as long as the session: 30 days, or until it is ended.' }),
    access: Type.String({ description: 'For `Authorization`, for 15 minutes.' }),
    refresh: Type.String({ description: 'For the next `access`, as often as wanted, for 30 days.' }),
    user: UserShape,
  },
  {
    description: 'Who is signed in now, and the tokens of the session.',
    examples: [SIGN_IN_EXAMPLE],
  },
);

/** What registering gives: without tokens where an admin made the account. */
export const RegisteredShape = Type.Object(
  { ...Type.Partial(Type.Omit(SignInShape, ['user'])).properties, user: UserShape },
  {
    description: 'The account; and the tokens of its session, not where an admin made it for somebody.',
    examples: [SIGN_IN_EXAMPLE],
  },
);

export function presentSignIn(ctx: RestContext, signedIn: SignedIn): Static<typeof SignInShape> {
  const { user, sessionId, accessToken, refreshToken, refreshExpiresAt } = signedIn;
  const asHimself = { ...ctx, viewer: { id: user.id, role: user.role, sessionId } };
  const expiresAt = Math.floor(refreshExpiresAt.getTime() / 1000);
  return {
    token: ctx.app.tokens.signAccess({ userId: user.id, sessionId, expiresAt }),
    access: accessToken,
    refresh: refreshToken,
    user: presentUser(asHimself, user),
  };
}
