import { Field, Int, ObjectType } from 'type-graphql';
import type { Session } from './session.entity.js';
import { SessionType } from './session.type.js';

@ObjectType({ description: 'What the signing out ended.' })
export class LogoutPayload {
  @Field(() => Int, { description: 'How many sessions ended.' }) sessionCount!: number;
}

@ObjectType({ description: 'The session that was ended.' })
export class RevokeSessionPayload {
  @Field(() => SessionType, { description: 'The session as it was.' }) session!: Session;
}
