import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { SignsIn } from '../../graphql/signs-in.js';
import { LoginInputType, RegisterInputType } from './auth-inputs.type.js';
import { AuthPayload, presentAuth } from './auth-payload.type.js';
import { cookieFor, requireCookie } from './browser-session.js';
import { login } from './login.js';
import { refreshToken } from './refresh-token.js';
import { register } from './register.js';
import { RefreshTokenInputType } from './session-inputs.type.js';

@Resolver()
export class AuthMutations {
  @SignsIn()
  @Mutation(() => AuthPayload, {
    description:
      'Makes an account with role USER and signs it in. FORBIDDEN where registration is closed, unless one was invited.',
  })
  async register(
    @Ctx() ctx: Context,
    @Arg('input', () => RegisterInputType, { description: 'The account to make.' }) input: RegisterInputType,
  ): Promise<AuthPayload> {
    const cookie = cookieFor(ctx, input);
    return presentAuth(await register(ctx, input), cookie);
  }

  @SignsIn()
  @Mutation(() => AuthPayload, {
    description: 'Opens a session. At most 5 tries a minute per address and account, 30 per address.',
  })
  async login(
    @Ctx() ctx: Context,
    @Arg('input', () => LoginInputType, { description: 'Who, and his password.' }) input: LoginInputType,
  ): Promise<AuthPayload> {
    const cookie = cookieFor(ctx, input);
    return presentAuth(await login(ctx, input), cookie);
  }

  @SignsIn()
  @Mutation(() => AuthPayload, {
    description:
      'Exchanges a refresh token, given or out of the cookie, for the next one and a new access token. A token that comes a second time ends its session, except as `requestId` says.',
  })
  async refreshToken(
    @Ctx() ctx: Context,
    @Arg('input', () => RefreshTokenInputType, { description: 'The token.' }) input: RefreshTokenInputType,
  ): Promise<AuthPayload> {
    const { refreshToken: token, requestId } = input;
    if (typeof token === 'string')
      return presentAuth(await refreshToken(ctx, { refreshToken: token, requestId }), null);
    const cookie = requireCookie(ctx, 'refreshToken');
    return presentAuth(await refreshToken(ctx, { refreshToken: cookie.token ?? '', requestId }), cookie);
  }
}
