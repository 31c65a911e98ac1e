import { Field, InputType } from 'type-graphql';
import { IDEMPOTENCY_KEY } from '../../graphql/descriptions.js';
import { NEW_PASSWORD } from './input-descriptions.js';
import type { RequestEmailVerificationInput } from './request-email-verification.js';
import type { RequestPasswordResetInput } from './request-password-reset.js';
import type { ResetPasswordInput } from './reset-password.js';
import type { VerifyEmailInput } from './verify-email.js';

const TOKEN = 'What stands after `#token=` in the link of the mail.';

@InputType('RequestEmailVerificationInput', { description: 'That a link is to be sent.' })
export class RequestEmailVerificationInputType implements RequestEmailVerificationInput {
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY }) idempotencyKey?: string | null;
}

@InputType('VerifyEmailInput', { description: 'An address to confirm.' })
export class VerifyEmailInputType implements VerifyEmailInput {
  @Field(() => String, { description: TOKEN }) token!: string;
}

@InputType('RequestPasswordResetInput', { description: 'Whose password was forgotten.' })
export class RequestPasswordResetInputType implements RequestPasswordResetInput {
  @Field(() => String, { description: 'The e-mail address of the account, in either case.' }) email!: string;
}

@InputType('ResetPasswordInput', { description: 'Another password for who forgot his.' })
export class ResetPasswordInputType implements ResetPasswordInput {
  @Field(() => String, { description: TOKEN }) token!: string;
  @Field(() => String, { description: NEW_PASSWORD }) password!: string;
}
