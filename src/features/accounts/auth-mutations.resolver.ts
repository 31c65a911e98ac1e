import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { SignsIn } from '../../graphql/signs-in.js';
import { LoginInputType, RegisterInputType } from './auth-inputs.type.js';
import { AuthPayload, presentAuth } from './auth-payload.type.js';
import { login } from './login.js';
import { refreshToken } from './refresh-token.js';
import { register } from './register.js';
import { RefreshTokenInputType } from './session-inputs.type.js';

@Resolver()
export class AuthMutations {
  @SignsIn()
  @Mutation(() => AuthPayload, {
    description: 'Makes an account with role USER and signs it in. FORBIDDEN where registration is closed.',
  })
  async register(
    @Ctx() ctx: Context,
    @Arg('input', () => RegisterInputType, { description: 'The account to make.' }) input: RegisterInputType,
  ): Promise<AuthPayload> {
    return presentAuth(await register(ctx, input));
  }

  @SignsIn()
  @Mutation(() => AuthPayload, {
    description: 'Opens a session. At most 5 tries a minute per address and account, 30 per address.',
  })
  async login(
    @Ctx() ctx: Context,
    @Arg('input', () => LoginInputType, { description: 'Who, and his password.' }) input: LoginInputType,
  ): Promise<AuthPayload> {
    return presentAuth(await login(ctx, input));
  }

  @SignsIn()
  @Mutation(() => AuthPayload, {
    description:
      'Exchanges a refresh token for the next one and a new access token. A token that comes a second time ends its session, except as `requestId` says.',
  })
  async refreshToken(
    @Ctx() ctx: Context,
    @Arg('input', () => RefreshTokenInputType, { description: 'The token.' }) input: RefreshTokenInputType,
  ): Promise<AuthPayload> {
    return presentAuth(await refreshToken(ctx, input));
  }
}
