import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { SignsIn } from '../../graphql/signs-in.js';
import { AuthPayload, presentAuth } from '../accounts/auth-payload.type.js';
import { cookieFor } from '../accounts/browser-session.js';
import { createFirstAdmin } from './create-first-admin.js';
import { CreateFirstAdminInputType } from './first-admin.type.js';

@Resolver()
export class FirstAdminMutations {
  @SignsIn()
  @Mutation(() => AuthPayload, {
    description:
      'Makes the first admin and signs him in, with the token of the link that the server prints at its start while there is no admin. The token is good once.',
  })
  async createFirstAdmin(
    @Ctx() ctx: Context,
    @Arg('input', () => CreateFirstAdminInputType, { description: 'The token, and the account to make.' })
    input: CreateFirstAdminInputType,
  ): Promise<AuthPayload> {
    const cookie = cookieFor(ctx, input);
    return presentAuth(await createFirstAdmin(ctx, input), cookie);
  }
}
