import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { type Context, loader, requireViewer } from '../../context.js';
import type { StoredFile } from './file.entity.js';
import { fileById } from './file.loaders.js';
import { FileType } from './file.type.js';

@Resolver()
export class FileQueries {
  @Query(() => FileType, {
    nullable: true,
    description: 'A file that the viewer uploaded, or that is attached to what he sees; null for any other id.',
  })
  file(@Ctx() ctx: Context, @Arg('id', () => ID, { description: 'Its id.' }) id: string): Promise<StoredFile | null> {
    requireViewer(ctx);
    return loader(ctx, fileById).load(id);
  }

  @Query(() => [FileType], {
    description:
      'Those of these files that the viewer may have, in the order asked: for the links of all that is shown at once.',
  })
  async files(
    @Ctx() ctx: Context,
    @Arg('ids', () => [ID], { description: 'Their ids, at most 100.' }) ids: string[],
  ): Promise<StoredFile[]> {
    requireViewer(ctx);
    const files = await Promise.all(ids.map((id) => loader(ctx, fileById).load(id)));
    return files.filter((file) => file !== null);
  }
}
