import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { type Context, loader } from '../../context.js';
import { Shared } from '../../graphql/shared.js';
import type { StoredFile } from '../files/file.entity.js';
import { FileType } from '../files/file.type.js';
import { addTaskAttachment } from './add-task-attachment.js';
import { removeTaskAttachment } from './remove-task-attachment.js';
import type { SeenTask } from './task.loaders.js';
import { TaskType } from './task.type.js';
import { attachmentsOfTask } from './task-attachment.loaders.js';
import { AddTaskAttachmentInputType, RemoveTaskAttachmentInputType } from './task-attachment-inputs.type.js';
import {
  AddTaskAttachmentPayload,
  presentTask,
  RemoveTaskAttachmentPayload,
  type TaskPayload,
} from './task-payloads.type.js';

@Resolver(() => TaskType)
export class TaskAttachmentResolver {
  @Shared()
  @FieldResolver(() => [FileType], {
    description: 'Its files, at most 20, in the order in which they were attached; none of a deleted one.',
  })
  attachments(@Root() task: SeenTask, @Ctx() ctx: Context): Promise<StoredFile[]> {
    return loader(ctx, attachmentsOfTask).load(task.id);
  }

  @Mutation(() => AddTaskAttachmentPayload, {
    description: 'Attaches a file to a task: who may change the task may, and who has it. It is a row of its history.',
  })
  async addTaskAttachment(
    @Ctx() ctx: Context,
    @Arg('input', () => AddTaskAttachmentInputType, { description: 'Which file, and to which task.' })
    input: AddTaskAttachmentInputType,
  ): Promise<TaskPayload> {
    return presentTask(await addTaskAttachment(ctx, input));
  }

  @Mutation(() => RemoveTaskAttachmentPayload, {
    description: 'Takes a file off a task: who may change the task may, and who has it. It is a row of its history.',
  })
  async removeTaskAttachment(
    @Ctx() ctx: Context,
    @Arg('input', () => RemoveTaskAttachmentInputType, { description: 'Which file, and off which task.' })
    input: RemoveTaskAttachmentInputType,
  ): Promise<TaskPayload> {
    return presentTask(await removeTaskAttachment(ctx, input));
  }
}
