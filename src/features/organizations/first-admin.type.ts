import { Field, InputType } from 'type-graphql';
import type { SessionKind } from '../accounts/browser-session.js';
import { EMAIL, NEW_PASSWORD, SESSION, USERNAME } from '../accounts/input-descriptions.js';
import { SessionKindEnum } from '../accounts/session-kind.type.js';
import type { CreateFirstAdminInput } from './create-first-admin.js';

@InputType('CreateFirstAdminInput', { description: 'The account of the first admin.' })
export class CreateFirstAdminInputType implements CreateFirstAdminInput {
  @Field(() => String, { description: 'The one-time token of the link that the server printed when it started.' })
  token!: string;
  @Field(() => String, { description: USERNAME }) username!: string;
  @Field(() => String, { description: NEW_PASSWORD }) password!: string;
  @Field(() => String, { nullable: true, description: EMAIL }) email?: string | null;
  @Field(() => SessionKindEnum, { nullable: true, defaultValue: 'TOKEN', description: SESSION })
  session?: SessionKind | null;
}
