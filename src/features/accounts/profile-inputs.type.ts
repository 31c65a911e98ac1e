import { Field, InputType } from 'type-graphql';
import { IDEMPOTENCY_KEY } from '../../graphql/descriptions.js';
import type { ChangePasswordInput } from './change-password.js';
import { DISPLAY_NAME, EMAIL, LANGUAGE, NEW_PASSWORD, TIME_ZONE, USERNAME } from './input-descriptions.js';
import { LanguageEnum } from './language.type.js';
import type { UpdateProfileInput } from './update-profile.js';
import type { Language } from './user.entity.js';

@InputType('ChangePasswordInput', { description: 'Another password for the viewer.' })
export class ChangePasswordInputType implements ChangePasswordInput {
  @Field(() => String, { description: 'The password as it is now.' }) currentPassword!: string;
  @Field(() => String, { description: NEW_PASSWORD }) newPassword!: string;
}

@InputType('UpdateProfileInput', {
  description: 'How the viewer is to be called and written to. What is absent stays as it is.',
})
export class UpdateProfileInputType implements UpdateProfileInput {
  @Field(() => String, { nullable: true, description: `${USERNAME} Cannot be null.` }) username?: string | null;
  @Field(() => String, { nullable: true, description: `${DISPLAY_NAME} Null: the username.` }) displayName?:
    | string
    | null;
  @Field(() => String, { nullable: true, description: `${EMAIL} Null clears it.` }) email?: string | null;
  @Field(() => String, { nullable: true, description: `${TIME_ZONE} Null: the installation's.` }) timeZone?:
    | string
    | null;
  @Field(() => LanguageEnum, { nullable: true, description: `${LANGUAGE} Null: English.` }) language?: Language | null;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY }) idempotencyKey?: string | null;
}
