import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import { changeOnce } from '../../db/idempotency.js';
import type { Committed } from '../../db/transaction.js';
import { idempotencyKey, parseInput } from '../../shared/input.js';
import { addTask } from './add-task.js';
import { getTask } from './find-task.js';
import type { SeenTask } from './task.loaders.js';
import { taskDescription, taskPriority, taskTitle } from './task-inputs.js';

const schema = z.object({
  title: taskTitle,
  description: taskDescription.nullish(),
  projectId: z.string().nullish(),
  assigneeId: z.string().nullish(),
  priority: taskPriority.nullish(),
  dueDate: z.date().nullish(),
  idempotencyKey,
});

export type CreateTaskInput = z.input<typeof schema>;

/**
 * Makes a task, in a project the viewer is in or in none. Throws BAD_USER_INPUT (title: 1 to 200 code points on one line,
 * not blank; description: at most 16,384; projectId, assigneeId as in `addTask`).
 */
export async function createTask(ctx: Context, input: CreateTaskInput): Promise<Committed<SeenTask>> {
  requireViewer(ctx);
  const { title, description, projectId, assigneeId, priority, dueDate } = parseInput(schema, input);
  return changeOnce(
    ctx,
    'createTask',
    input,
    (tx) =>
      addTask(tx, {
        title,
        description: description ?? '',
        projectId: projectId ?? null,
        assigneeId: assigneeId ?? null,
        priority: priority ?? 'MEDIUM',
        dueDate: dueDate ?? null,
        messageId: null,
      }),
    getTask,
  );
}
