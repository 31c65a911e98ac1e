import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { type Context, loader } from '../../context.js';
import { Shared } from '../../graphql/shared.js';
import type { User } from '../accounts/user.entity.js';
import { UserType } from '../accounts/user.type.js';
import { presentUser, type UserPayload } from '../accounts/user-payloads.type.js';
import type { StoredFile } from './file.entity.js';
import { fileById } from './file.loaders.js';
import { FileType } from './file.type.js';
import { SetAvatarInputType } from './file-inputs.type.js';
import { PREVIEW_SIZES } from './file-keys.js';
import { SetAvatarPayload } from './file-payloads.type.js';
import { setAvatar } from './set-avatar.js';

@Resolver(() => UserType)
export class AvatarResolver {
  @Shared()
  @FieldResolver(() => FileType, {
    nullable: true,
    description:
      'A picture of the person; null for none. Who did not get the file itself is given its preview also by `url`.',
  })
  avatar(@Root() user: User, @Ctx() ctx: Context): Promise<StoredFile | null> | null {
    return user.avatarId === null ? null : loader(ctx, fileById).load(user.avatarId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Where to get that picture for <img>, at most 320 pixels wide and high: a path on this server, good as `File.previewUrl` is. Null for none, and for who is not signed in.',
  })
  avatarUrl(@Root() user: User, @Ctx() ctx: Context): string | null {
    if (user.avatarId === null || !ctx.viewer) return null;
    return ctx.app.links.make(`${user.avatarId}/previews/${PREVIEW_SIZES.SMALL}`, ctx.viewer);
  }

  @Mutation(() => SetAvatarPayload, {
    description: 'Makes a picture that the viewer uploaded his own, seen by everyone; null takes it away.',
  })
  async setAvatar(
    @Ctx() ctx: Context,
    @Arg('input', () => SetAvatarInputType, { description: 'The picture.' }) input: SetAvatarInputType,
  ): Promise<UserPayload> {
    return presentUser(await setAvatar(ctx, input));
  }
}
