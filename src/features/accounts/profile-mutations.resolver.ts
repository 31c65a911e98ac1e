import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { changePassword } from './change-password.js';
import { ChangePasswordInputType, UpdateProfileInputType } from './profile-inputs.type.js';
import { updateProfile } from './update-profile.js';
import type { User } from './user.entity.js';
import { ChangePasswordPayload, presentUser, UpdateProfilePayload, type UserPayload } from './user-payloads.type.js';

@Resolver()
export class ProfileMutations {
  @Mutation(() => UpdateProfilePayload, { description: "Changes the viewer's username, display name or e-mail." })
  async updateProfile(
    @Ctx() ctx: Context,
    @Arg('input', () => UpdateProfileInputType, { description: 'What to change.' }) input: UpdateProfileInputType,
  ): Promise<UserPayload> {
    return presentUser(await updateProfile(ctx, input));
  }

  @Mutation(() => ChangePasswordPayload, {
    description: "Sets another password and ends the viewer's other sessions. Tries count as sign-ins do.",
  })
  async changePassword(
    @Ctx() ctx: Context,
    @Arg('input', () => ChangePasswordInputType, { description: 'Both passwords.' }) input: ChangePasswordInputType,
  ): Promise<{ user: User }> {
    return { user: await changePassword(ctx, input) };
  }
}
