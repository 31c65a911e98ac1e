import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type Context, loader, requireViewer } from '../../context.js';
import { parseArgument, timeZone } from '../../shared/input.js';
import type { Message } from '../messages/message.entity.js';
import { messageById } from '../messages/message.loaders.js';
import { MessageType } from '../messages/message.type.js';
import { createTaskFromMessage } from './create-task-from-message.js';
import { draftTask, type TaskDraft } from './draft-task.js';
import type { SeenTask } from './task.loaders.js';
import { TaskType } from './task.type.js';
import { CreateTaskFromMessageInputType, TaskDraftType } from './task-draft.type.js';
import { CreateTaskFromMessagePayload, presentTask, type TaskPayload } from './task-payloads.type.js';

/** What leads from a message to a task, and back. */
@Resolver(() => TaskType)
export class TaskMessageResolver {
  @Query(() => TaskDraftType, {
    nullable: true,
    description: 'What a task made from a message would begin with; null where the viewer does not see the message.',
  })
  async taskDraft(
    @Ctx() ctx: Context,
    @Arg('messageId', () => ID, { description: 'The message.' }) messageId: string,
    @Arg('timeZone', () => String, {
      nullable: true,
      description: "IANA name of the zone in which the text's times are meant; left out: the one the server is set to.",
    })
    zone?: string | null,
  ): Promise<TaskDraft | null> {
    requireViewer(ctx);
    const meant = parseArgument('timeZone', timeZone, zone) ?? ctx.app.config.timeZone;
    const message = await loader(ctx, messageById).load(messageId);
    return message && draftTask(ctx, message, meant);
  }

  @Mutation(() => CreateTaskFromMessagePayload, {
    description:
      'Makes a task from a message; what is left out is read from its text as `taskDraft` gives it. The message shows the task to who sees both.',
  })
  async createTaskFromMessage(
    @Ctx() ctx: Context,
    @Arg('input', () => CreateTaskFromMessageInputType, {
      description: 'From which message, and what of it is different.',
    })
    input: CreateTaskFromMessageInputType,
  ): Promise<TaskPayload> {
    return presentTask(await createTaskFromMessage(ctx, input));
  }

  @FieldResolver(() => MessageType, {
    nullable: true,
    description: 'The message it was made from; null without one, and where the viewer does not see that one.',
  })
  message(@Root() task: SeenTask, @Ctx() ctx: Context): Promise<Message | null> | null {
    return task.messageId === null ? null : loader(ctx, messageById).load(task.messageId);
  }
}
