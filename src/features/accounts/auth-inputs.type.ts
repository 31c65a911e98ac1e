import { Field, InputType } from 'type-graphql';
import type { SessionKind } from './browser-session.js';
import { EMAIL, NEW_PASSWORD, SESSION, USERNAME } from './input-descriptions.js';
import type { LoginInput } from './login.js';
import type { RegisterInput } from './register.js';
import { SessionKindEnum } from './session-kind.type.js';

@InputType('RegisterInput', { description: 'An account to make for oneself.' })
export class RegisterInputType implements RegisterInput {
  @Field(() => String, { description: USERNAME }) username!: string;
  @Field(() => String, { description: NEW_PASSWORD }) password!: string;
  @Field(() => String, { nullable: true, description: EMAIL }) email?: string | null;
  @Field(() => String, { nullable: true, description: 'The password once more; checked where it is given.' })
  passwordConfirm?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Of the link that an admin had sent by `inviteUser`: with it also where registration is closed.',
  })
  invitationToken?: string | null;
  @Field(() => SessionKindEnum, { nullable: true, defaultValue: 'TOKEN', description: SESSION })
  session?: SessionKind | null;
}

@InputType('LoginInput', { description: 'Who signs in.' })
export class LoginInputType implements LoginInput {
  @Field(() => String, { description: 'The username or the e-mail address, in either case.' }) login!: string;
  @Field(() => String, { description: 'The password, at most 256 characters.' }) password!: string;
  @Field(() => SessionKindEnum, { nullable: true, defaultValue: 'TOKEN', description: SESSION })
  session?: SessionKind | null;
}
