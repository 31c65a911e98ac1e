import type { Context } from '../../context.js';
import { getTask } from './find-task.js';
import { dateOf, statusesOf, type V1Status } from './task-v1.js';
import type { UpdateTaskInput } from './update-task.js';

/** What a status is to be written as. `open` depends on what the task is, so that it may not have changed since. */
export async function statusChange(
  ctx: Context,
  id: string,
  status: V1Status,
): Promise<Pick<UpdateTaskInput, 'status' | 'expectedVersion'>> {
  if (status !== 'open') return { status: statusesOf(status)[0] };
  const task = await getTask(ctx, id);
  return task.status === 'DONE' ? { status: 'TODO', expectedVersion: task.version } : { status: task.status };
}

/** When a task is to be done: an instant, or the end of a day. Throws BAD_USER_INPUT. */
export function dueDateOf(ctx: Context, value: string | null | undefined): Date | null | undefined {
  return typeof value === 'string' ? dateOf(ctx, 'due_date', value, 'end') : value;
}
