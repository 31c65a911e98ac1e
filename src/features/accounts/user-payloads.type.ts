import { type ClassType, Field, ObjectType } from 'type-graphql';
import type { Committed } from '../../db/transaction.js';
import { type ChangedPayload, changedPayload } from '../../graphql/changed-payload.js';
import type { User } from './user.entity.js';
import { UserType } from './user.type.js';

/** The shape of what every change of a user that others hear of answers. */
export type UserPayload = ChangedPayload<'user', User>;

function userPayload(name: string, description: string) {
  return changedPayload<'user', User>(name, description, {
    field: 'user',
    type: () => UserType,
    description: 'The user as he is now.',
  });
}

function passwordPayload(name: string, description: string): ClassType<Pick<UserPayload, 'user'>> {
  @ObjectType(name, { description })
  class Payload {
    @Field(() => UserType, { description: 'Whose password it is.' }) user!: User;
  }
  return Payload;
}

export const UpdateProfilePayload = userPayload('UpdateProfilePayload', 'The viewer with the new profile.');
export const CreateUserPayload = userPayload('CreateUserPayload', 'The user who was made.');
export const SetUserRolePayload = userPayload('SetUserRolePayload', 'The user with the role.');
export const DeactivateUserPayload = userPayload('DeactivateUserPayload', 'The user whose account was closed.');
export const ReactivateUserPayload = userPayload('ReactivateUserPayload', 'The user whose account is open again.');
export const ChangePasswordPayload = passwordPayload('ChangePasswordPayload', 'The viewer with the new password.');
export const SetUserPasswordPayload = passwordPayload('SetUserPasswordPayload', 'The user with the new password.');

export function presentUser({ value, cursor }: Committed<User>): UserPayload {
  return { user: value, cursor };
}
