import { Field, InputType } from 'type-graphql';
import { EMAIL, NEW_PASSWORD, USERNAME } from '../accounts/input-descriptions.js';
import type { CreateFirstAdminInput } from './create-first-admin.js';

@InputType('CreateFirstAdminInput', { description: 'The account of the first admin.' })
export class CreateFirstAdminInputType implements CreateFirstAdminInput {
  @Field(() => String, { description: 'The one-time token that the server printed when it started.' }) token!: string;
  @Field(() => String, { description: USERNAME }) username!: string;
  @Field(() => String, { description: NEW_PASSWORD }) password!: string;
  @Field(() => String, { nullable: true, description: EMAIL }) email?: string | null;
}
