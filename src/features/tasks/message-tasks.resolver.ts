import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Context, loader } from '../../context.js';
import type { Message } from '../messages/message.entity.js';
import { MessageType } from '../messages/message.type.js';
import { MOST_TASKS, tasksOfMessage } from './message-tasks.loaders.js';
import type { SeenTask } from './task.loaders.js';
import { TaskType } from './task.type.js';

/** The field of a message that leads to its tasks. Not shared: who sees the message may see none of them. */
@Resolver(() => MessageType)
export class MessageTasksResolver {
  @FieldResolver(() => [TaskType], {
    description: `The tasks made from it that the viewer sees, at most ${MOST_TASKS}, in the order they were made.`,
  })
  tasks(@Root() message: Message, @Ctx() ctx: Context): Promise<SeenTask[]> {
    return loader(ctx, tasksOfMessage).load(message.id);
  }
}
