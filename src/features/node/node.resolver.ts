import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { type Context, type LoaderFactory, loader, requireViewer } from '../../context.js';
import { Node } from '../../graphql/node.js';
import { userById } from '../accounts/user.loaders.js';
import { messageById } from '../messages/message.loaders.js';
import { roomById } from '../rooms/room.loaders.js';

/** Each type of node with the loader that finds it through the viewer. */
const LOADERS: Record<string, LoaderFactory<string, object | null>> = {
  User: userById,
  Room: roomById,
  Message: messageById,
};

@Resolver()
export class NodeResolver {
  @Query(() => Node, { nullable: true, description: 'Any object that the viewer may see; null for any other id.' })
  async node(@Ctx() ctx: Context, @Arg('id', () => ID, { description: 'Its id.' }) id: string): Promise<object | null> {
    requireViewer(ctx);
    const found = await Promise.all(
      Object.entries(LOADERS).map(async ([typeName, factory]) => {
        const object = await loader(ctx, factory).load(id);
        return object && { ...object, __typename: typeName };
      }),
    );
    return found.find((object) => object !== null) ?? null;
  }
}
