import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { createUser } from './create-user.js';
import { deactivateUser } from './deactivate-user.js';
import { reactivateUser } from './reactivate-user.js';
import { setUserPassword } from './set-user-password.js';
import { setUserRole } from './set-user-role.js';
import type { User } from './user.entity.js';
import {
  CreateUserInputType,
  DeactivateUserInputType,
  ReactivateUserInputType,
  SetUserPasswordInputType,
  SetUserRoleInputType,
} from './user-inputs.type.js';
import {
  CreateUserPayload,
  DeactivateUserPayload,
  presentUser,
  ReactivateUserPayload,
  SetUserPasswordPayload,
  SetUserRolePayload,
  type UserPayload,
} from './user-payloads.type.js';

/** What admins do to accounts. */
@Resolver()
export class UserMutations {
  @Mutation(() => CreateUserPayload, { description: 'Makes an account. Admins only.' })
  async createUser(
    @Ctx() ctx: Context,
    @Arg('input', () => CreateUserInputType, { description: 'The account.' }) input: CreateUserInputType,
  ): Promise<UserPayload> {
    return presentUser(await createUser(ctx, input));
  }

  @Mutation(() => SetUserRolePayload, {
    description: 'Makes a user an admin or an admin a user; CONFLICT for the last active admin. Admins only.',
  })
  async setUserRole(
    @Ctx() ctx: Context,
    @Arg('input', () => SetUserRoleInputType, { description: 'Who, and what role.' }) input: SetUserRoleInputType,
  ): Promise<UserPayload> {
    return presentUser(await setUserRole(ctx, input));
  }

  @Mutation(() => SetUserPasswordPayload, {
    description: "Sets a user's password and ends that user's sessions. Admins only.",
  })
  async setUserPassword(
    @Ctx() ctx: Context,
    @Arg('input', () => SetUserPasswordInputType, { description: 'Who, and what password.' })
    input: SetUserPasswordInputType,
  ): Promise<{ user: User }> {
    return { user: await setUserPassword(ctx, input) };
  }

  @Mutation(() => DeactivateUserPayload, {
    description:
      'Closes an account: its sessions end, and rooms it owned alone pass to their earliest member. What it wrote stays. CONFLICT for the last active admin. Admins only.',
  })
  async deactivateUser(
    @Ctx() ctx: Context,
    @Arg('input', () => DeactivateUserInputType, { description: 'Whose account.' }) input: DeactivateUserInputType,
  ): Promise<UserPayload> {
    return presentUser(await deactivateUser(ctx, input));
  }

  @Mutation(() => ReactivateUserPayload, { description: 'Opens a closed account again. Admins only.' })
  async reactivateUser(
    @Ctx() ctx: Context,
    @Arg('input', () => ReactivateUserInputType, { description: 'Whose account.' }) input: ReactivateUserInputType,
  ): Promise<UserPayload> {
    return presentUser(await reactivateUser(ctx, input));
  }
}
