import { Field, ID, InputType } from 'type-graphql';
import { IDEMPOTENCY_KEY } from '../../graphql/descriptions.js';
import type { CreateUserInput } from './create-user.js';
import type { DeactivateUserInput } from './deactivate-user.js';
import { DISPLAY_NAME, EMAIL, NEW_PASSWORD, USERNAME } from './input-descriptions.js';
import type { ReactivateUserInput } from './reactivate-user.js';
import type { SetUserPasswordInput } from './set-user-password.js';
import type { SetUserRoleInput } from './set-user-role.js';
import type { Role } from './user.entity.js';
import { RoleEnum } from './user.type.js';

@InputType('CreateUserInput', { description: 'An account that an admin makes.' })
export class CreateUserInputType implements CreateUserInput {
  @Field(() => String, { description: USERNAME }) username!: string;
  @Field(() => String, { description: NEW_PASSWORD }) password!: string;
  @Field(() => String, { nullable: true, description: EMAIL }) email?: string | null;
  @Field(() => String, { nullable: true, description: `${DISPLAY_NAME} Absent: the username.` }) displayName?:
    | string
    | null;
  @Field(() => RoleEnum, { nullable: true, defaultValue: RoleEnum.USER, description: 'What the person may do.' })
  role?: Role | null;
  @Field(() => String, { nullable: true, description: `${IDEMPOTENCY_KEY} The password is not compared.` })
  idempotencyKey?: string | null;
}

@InputType('SetUserRoleInput', { description: 'What a user may do from now on.' })
export class SetUserRoleInputType implements SetUserRoleInput {
  @Field(() => ID, { description: 'The user.' }) userId!: string;
  @Field(() => RoleEnum, { description: 'The role to have.' }) role!: Role;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY }) idempotencyKey?: string | null;
}

@InputType('SetUserPasswordInput', { description: "Another password for a user, by an admin's hand." })
export class SetUserPasswordInputType implements SetUserPasswordInput {
  @Field(() => ID, { description: 'The user.' }) userId!: string;
  @Field(() => String, { description: NEW_PASSWORD }) password!: string;
}

@InputType('DeactivateUserInput', { description: 'An account to close.' })
export class DeactivateUserInputType implements DeactivateUserInput {
  @Field(() => ID, { description: 'The user.' }) userId!: string;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY }) idempotencyKey?: string | null;
}

@InputType('ReactivateUserInput', { description: 'A closed account to open again.' })
export class ReactivateUserInputType implements ReactivateUserInput {
  @Field(() => ID, { description: 'The user.' }) userId!: string;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY }) idempotencyKey?: string | null;
}
