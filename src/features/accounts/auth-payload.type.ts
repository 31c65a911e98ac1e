import { Field, ObjectType } from 'type-graphql';
import type { RefreshCookie } from '../../context.js';
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
    description: 'For `refreshToken`, once; null where it is kept in a cookie (`session: COOKIE`).',
  })
  refreshToken!: string | null;
  @Field(() => DateTime, { description: 'When the access token ends.' }) expiresAt!: Date;
}

/** cookie: where the browser is to keep the refresh token; null: it is told. */
export function presentAuth(signedIn: SignedIn, cookie: RefreshCookie | null): AuthPayload {
  const { user, accessToken, refreshToken, accessExpiresAt, refreshExpiresAt } = signedIn;
  cookie?.keep(refreshToken, refreshExpiresAt);
  return { user, accessToken, refreshToken: cookie ? null : refreshToken, expiresAt: accessExpiresAt };
}
