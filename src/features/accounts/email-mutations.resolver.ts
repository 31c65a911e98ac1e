import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { SignsIn } from '../../graphql/signs-in.js';
import {
  RequestEmailVerificationInputType,
  RequestPasswordResetInputType,
  ResetPasswordInputType,
  VerifyEmailInputType,
} from './email-inputs.type.js';
import {
  RequestEmailVerificationPayload,
  RequestPasswordResetPayload,
  ResetPasswordPayload,
  VerifyEmailPayload,
} from './email-payloads.type.js';
import { requestEmailVerification } from './request-email-verification.js';
import { requestPasswordReset } from './request-password-reset.js';
import { resetPassword } from './reset-password.js';
import { verifyEmail } from './verify-email.js';

/** What is done with the help of a mail. */
@Resolver()
export class EmailMutations {
  @Mutation(() => RequestEmailVerificationPayload, {
    description:
      "Has a link sent to the viewer's address, for confirming it by `verifyEmail`. CONFLICT where there is none. At most 5 an hour.",
  })
  async requestEmailVerification(
    @Ctx() ctx: Context,
    @Arg('input', () => RequestEmailVerificationInputType, { description: 'How.' })
    input: RequestEmailVerificationInputType,
  ): Promise<RequestEmailVerificationPayload> {
    return { user: await requestEmailVerification(ctx, input) };
  }

  @SignsIn()
  @Mutation(() => VerifyEmailPayload, {
    description: 'Confirms the address to which a link was sent, for whoever has its token: it is good for 7 days.',
  })
  verifyEmail(
    @Ctx() ctx: Context,
    @Arg('input', () => VerifyEmailInputType, { description: 'The token.' }) input: VerifyEmailInputType,
  ): Promise<VerifyEmailPayload> {
    return verifyEmail(ctx, input);
  }

  @SignsIn()
  @Mutation(() => RequestPasswordResetPayload, {
    description:
      'Has a link sent by which another password can be set. The answer is the same where nobody has the address. At most 5 an hour.',
  })
  async requestPasswordReset(
    @Ctx() ctx: Context,
    @Arg('input', () => RequestPasswordResetInputType, { description: 'The address.' })
    input: RequestPasswordResetInputType,
  ): Promise<RequestPasswordResetPayload> {
    await requestPasswordReset(ctx, input);
    return { email: input.email };
  }

  @SignsIn()
  @Mutation(() => ResetPasswordPayload, {
    description:
      'Sets another password by the token of a link, which is good for an hour and once, and ends all sessions.',
  })
  resetPassword(
    @Ctx() ctx: Context,
    @Arg('input', () => ResetPasswordInputType, { description: 'The token, and the password.' })
    input: ResetPasswordInputType,
  ): Promise<ResetPasswordPayload> {
    return resetPassword(ctx, input);
  }
}
