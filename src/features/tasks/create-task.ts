import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import { changeOnce } from '../../db/idempotency.js';
import type { Committed } from '../../db/transaction.js';
import { idempotencyKey, parseInput } from '../../shared/input.js';
import { attachmentIds, holdOwnFiles } from '../files/attachable.js';
import { addTask } from './add-task.js';
import { attachToTask } from './attach-to-task.js';
import { getTask } from './find-task.js';
import type { SeenTask } from './task.loaders.js';
import { taskDescription, taskPriority, taskStatus, taskTitle } from './task-inputs.js';

const schema = z.object({
  title: taskTitle,
  description: taskDescription.nullish(),
  projectId: z.string().nullish(),
  assigneeId: z.string().nullish(),
  status: taskStatus.optional(),
  priority: taskPriority.nullish(),
  dueDate: z.date().nullish(),
  attachmentIds,
  idempotencyKey,
});

export type CreateTaskInput = z.input<typeof schema>;

/**
 * Makes a task, in a project the viewer is in or in none. Throws BAD_USER_INPUT (title: 1 to 200 code points on one line,
 * not blank; description: at most 16,384; attachmentIds: at most 20; projectId, assigneeId as in `addTask`), NOT_FOUND for files that
 * are not the viewer's own.
 */
export async function createTask(ctx: Context, input: CreateTaskInput): Promise<Committed<SeenTask>> {
  requireViewer(ctx);
  const { title, description, projectId, assigneeId, status, priority, dueDate, ...given } = parseInput(schema, input);
  return changeOnce(
    ctx,
    'createTask',
    input,
    async (tx) => {
      const fileIds = given.attachmentIds ?? [];
      await holdOwnFiles(tx, fileIds);
      const task = await addTask(tx, {
        title,
        description: description ?? '',
        projectId: projectId ?? null,
        assigneeId: assigneeId ?? null,
        status,
        priority: priority ?? 'MEDIUM',
        dueDate: dueDate ?? null,
        messageId: null,
      });
      await attachToTask(tx, task.id, fileIds);
      return task;
    },
    getTask,
  );
}
