import { Field, ID, InputType } from 'type-graphql';
import type { LogoutInput } from './logout.js';
import type { RefreshTokenInput } from './refresh-token.js';
import type { RevokeSessionInput } from './revoke-session.js';

@InputType('RefreshTokenInput', { description: 'A refresh token to be exchanged for the next one.' })
export class RefreshTokenInputType implements Partial<RefreshTokenInput> {
  @Field(() => String, {
    nullable: true,
    description:
      'The newest refresh token of the session. Absent: the one in the cookie, which is given its successor; then the request must be a POST of a page of this server, by its Origin.',
  })
  refreshToken?: string;
  @Field(() => String, {
    nullable: true,
    description:
      'Any text of 1 to 200 characters, new for each exchange. Asked again with it within 30 s, as after a lost reply, the exchange gives the same refresh token again, also into the cookie.',
  })
  requestId?: string | null;
}

@InputType('LogoutInput', { description: 'Which sessions to end.' })
export class LogoutInputType implements LogoutInput {
  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'End all sessions of the viewer.' })
  everywhere?: boolean | null;
}

@InputType('RevokeSessionInput', { description: 'A session to end.' })
export class RevokeSessionInputType implements RevokeSessionInput {
  @Field(() => ID, { description: 'One of the viewer himself.' }) sessionId!: string;
}
