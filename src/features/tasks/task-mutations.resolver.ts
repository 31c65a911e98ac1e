import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { assignTask } from './assign-task.js';
import { createTask } from './create-task.js';
import { deleteTask } from './delete-task.js';
import { setTaskStatus } from './set-task-status.js';
import {
  AssignTaskInputType,
  CreateTaskInputType,
  DeleteTaskInputType,
  SetTaskStatusInputType,
  UpdateTaskInputType,
} from './task-inputs.type.js';
import {
  AssignTaskPayload,
  CreateTaskPayload,
  DeleteTaskPayload,
  presentTask,
  SetTaskStatusPayload,
  type TaskPayload,
  UpdateTaskPayload,
} from './task-payloads.type.js';
import { updateTask } from './update-task.js';

@Resolver()
export class TaskMutations {
  @Mutation(() => CreateTaskPayload, { description: 'Makes a task, in a project the viewer is in or in none.' })
  async createTask(
    @Ctx() ctx: Context,
    @Arg('input', () => CreateTaskInputType, { description: 'The task.' }) input: CreateTaskInputType,
  ): Promise<TaskPayload> {
    return presentTask(await createTask(ctx, input));
  }

  @Mutation(() => UpdateTaskPayload, {
    description:
      'Changes fields of a task: who made or gave it, owners of its project and admins; who has it, its status alone. CONFLICT has the fields and the version of now in its extensions.',
  })
  async updateTask(
    @Ctx() ctx: Context,
    @Arg('input', () => UpdateTaskInputType, { description: 'The changes.' }) input: UpdateTaskInputType,
  ): Promise<TaskPayload> {
    return presentTask(await updateTask(ctx, input));
  }

  @Mutation(() => AssignTaskPayload, { description: 'Gives a task to somebody, or to nobody.' })
  async assignTask(
    @Ctx() ctx: Context,
    @Arg('input', () => AssignTaskInputType, { description: 'Which one, and to whom.' }) input: AssignTaskInputType,
  ): Promise<TaskPayload> {
    return presentTask(await assignTask(ctx, input));
  }

  @Mutation(() => SetTaskStatusPayload, { description: 'Says how far a task is: who may change it, and who has it.' })
  async setTaskStatus(
    @Ctx() ctx: Context,
    @Arg('input', () => SetTaskStatusInputType, { description: 'Which one, and how far.' })
    input: SetTaskStatusInputType,
  ): Promise<TaskPayload> {
    return presentTask(await setTaskStatus(ctx, input));
  }

  @Mutation(() => DeleteTaskPayload, {
    description: 'Takes a task out of every list. By its id it is still found, as deleted.',
  })
  async deleteTask(
    @Ctx() ctx: Context,
    @Arg('input', () => DeleteTaskInputType, { description: 'Which one.' }) input: DeleteTaskInputType,
  ): Promise<TaskPayload> {
    return presentTask(await deleteTask(ctx, input));
  }
}
