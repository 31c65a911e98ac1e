import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { type Context, type LoaderFactory, loader, requireViewer } from '../../context.js';
import { Node } from '../../graphql/node.js';
import { userById } from '../accounts/user.loaders.js';
import { UserType } from '../accounts/user.type.js';
import { fileById } from '../files/file.loaders.js';
import { FileType } from '../files/file.type.js';
import { messageById } from '../messages/message.loaders.js';
import { MessageType } from '../messages/message.type.js';
import { organizationById } from '../organizations/organization.loaders.js';
import { OrganizationType } from '../organizations/organization.type.js';
import { projectById } from '../projects/project.loaders.js';
import { ProjectType } from '../projects/project.type.js';
import { roomById } from '../rooms/room.loaders.js';
import { RoomType } from '../rooms/room.type.js';
import { taskById } from '../tasks/task.loaders.js';
import { TaskType } from '../tasks/task.type.js';
import { taskCommentById } from '../tasks/task-comment.loaders.js';
import { TaskCommentType } from '../tasks/task-comment.type.js';

/** Each type of node with the loader that finds it through the viewer. */
const NODES: [typeof Node, LoaderFactory<string, object | null>][] = [
  [UserType, userById],
  [RoomType, roomById],
  [MessageType, messageById],
  [FileType, fileById],
  [ProjectType, projectById],
  [TaskType, taskById],
  [TaskCommentType, taskCommentById],
  [OrganizationType, organizationById],
];

@Resolver()
export class NodeResolver {
  @Query(() => Node, { nullable: true, description: 'Any object that the viewer may see; null for any other id.' })
  async node(@Ctx() ctx: Context, @Arg('id', () => ID, { description: 'Its id.' }) id: string): Promise<object | null> {
    requireViewer(ctx);
    const found = await Promise.all(
      NODES.map(async ([type, factory]) => {
        const object = await loader(ctx, factory).load(id);
        // An instance of its type's class: that is how the interface tells which type it is.
        return object && Object.assign(Object.create(type.prototype), object);
      }),
    );
    return found.find((object) => object !== null) ?? null;
  }
}
