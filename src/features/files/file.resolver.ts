import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Context, loader, requireViewer } from '../../context.js';
import { ForwardPageArgs } from '../../graphql/arguments.js';
import type { Connection } from '../../graphql/connection.js';
import { Shared } from '../../graphql/shared.js';
import type { User } from '../accounts/user.entity.js';
import { userById } from '../accounts/user.loaders.js';
import { UserType } from '../accounts/user.type.js';
import type { StoredFile } from './file.entity.js';
import { fileById } from './file.loaders.js';
import { canDelete } from './file.policy.js';
import { FileConnection, FileType, PreviewSizeEnum } from './file.type.js';
import { PREVIEW_SIZES, type PreviewSize } from './file-keys.js';
import { isPicture } from './file-types.js';
import { listEntries } from './list-entries.js';

const LINK = 'A path on this server, good for 15 to 30 minutes and as long as the session that asked stands.';

@Resolver(() => FileType)
export class FileResolver {
  @Shared()
  @FieldResolver(() => UserType, { description: 'Who uploaded it.' })
  uploader(@Root() file: StoredFile, @Ctx() ctx: Context): Promise<User | null> {
    return loader(ctx, userById).load(file.uploaderId);
  }

  @Shared()
  @FieldResolver(() => Boolean, { description: 'Whether it is a picture of a kind of which previews are made.' })
  isImage(@Root() file: StoredFile): boolean {
    return isPicture(file.type);
  }

  @FieldResolver(() => String, { description: `Where to get it, also for <img>. ${LINK}` })
  url(
    @Root() file: StoredFile,
    @Ctx() ctx: Context,
    @Arg('download', () => Boolean, {
      defaultValue: false,
      description: 'Whether a browser shall save it, also where it could show it.',
    })
    download: boolean,
  ): string {
    return ctx.app.links.make(file.id, requireViewer(ctx), { download });
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: `Where to get a preview, WebP; null where there is none and none is being made. ${LINK}`,
  })
  previewUrl(
    @Root() file: StoredFile,
    @Ctx() ctx: Context,
    @Arg('size', () => PreviewSizeEnum, { defaultValue: 'SMALL', description: 'How large.' }) size: PreviewSize,
  ): string | null {
    if (file.previewStatus !== 'READY' && file.previewStatus !== 'PENDING') return null;
    return ctx.app.links.make(`${file.id}/previews/${PREVIEW_SIZES[size]}`, requireViewer(ctx));
  }

  @FieldResolver(() => FileType, {
    nullable: true,
    description:
      'The archive that it came out of; null for a file that was uploaded by itself, or an archive that is not seen.',
  })
  archive(@Root() file: StoredFile, @Ctx() ctx: Context): Promise<StoredFile | null> | null {
    return file.archiveId ? loader(ctx, fileById).load(file.archiveId) : null;
  }

  @FieldResolver(() => FileConnection, {
    description: 'The files that came out of it, in the order of the archive; none of what was not unpacked.',
  })
  entries(
    @Root() file: StoredFile,
    @Ctx() ctx: Context,
    @Args(() => ForwardPageArgs) args: ForwardPageArgs,
  ): Promise<Connection<StoredFile>> {
    return listEntries(ctx, file, args);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may delete it: who uploaded it may.' })
  viewerCanDelete(@Root() file: StoredFile, @Ctx() ctx: Context): boolean {
    return canDelete(ctx.viewer, file);
  }
}
