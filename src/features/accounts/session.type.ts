import { Field, ID, ObjectType } from 'type-graphql';
import { DateTime } from '../../graphql/scalars.js';

@ObjectType('Session', { description: 'A sign-in of the viewer on one device.' })
export class SessionType {
  @Field(() => ID, { description: 'A UUID.' }) id!: string;
  @Field(() => DateTime, { description: 'When he signed in.' }) createdAt!: Date;
  @Field(() => String, { nullable: true, description: 'What the client called itself when the session was last used.' })
  userAgent!: string | null;
  @Field(() => String, { nullable: true, description: 'The network address from which it was last used.' })
  address!: string | null;
}
