import { Field, ObjectType } from 'type-graphql';
import { DateTime } from '../../graphql/scalars.js';
import type { SignedIn } from './signed-in.js';
import type { User } from './user.entity.js';
import { UserType } from './user.type.js';

/** The shape of what every way of signing in answers. */
@ObjectType({ description: 'Who is signed in now, and the tokens of the session.' })
export class AuthPayload {
  @Field(() => UserType, { description: 'Who is signed in.' }) user!: User;
  @Field(() => String, { description: 'For `Authorization: Bearer …` until `expiresAt`.' }) accessToken!: string;
  @Field(() => String, {
    nullable: true,
    description: 'For `refreshToken`, once. This server always gives one.',
  })
  refreshToken!: string | null;
  @Field(() => DateTime, { description: 'When the access token ends.' }) expiresAt!: Date;
}

export function presentAuth({ user, accessToken, refreshToken, accessExpiresAt }: SignedIn): AuthPayload {
  return { user, accessToken, refreshToken, expiresAt: accessExpiresAt };
}
