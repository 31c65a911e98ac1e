import { Field, ObjectType } from 'type-graphql';
import type { User } from './user.entity.js';
import { UserType } from './user.type.js';

@ObjectType({ description: 'The viewer, to whom a link was sent unless he has confirmed his address.' })
export class RequestEmailVerificationPayload {
  @Field(() => UserType, { description: 'The viewer.' }) user!: User;
}

@ObjectType({ description: 'The address that is confirmed.' })
export class VerifyEmailPayload {
  @Field(() => String, { description: 'The address.' }) email!: string;
}

@ObjectType({ description: 'The same for every address, whether somebody has it or not.' })
export class RequestPasswordResetPayload {
  @Field(() => String, { description: 'The address that was given.' }) email!: string;
}

@ObjectType({ description: 'Whose password it is now.' })
export class ResetPasswordPayload {
  @Field(() => String, { description: 'For signing in with the new password.' }) username!: string;
}
