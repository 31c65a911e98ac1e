import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import { changeOnce } from '../../db/idempotency.js';
import type { Committed } from '../../db/transaction.js';
import { assertAllowed } from '../../shared/errors.js';
import { idempotencyKey, parseInput } from '../../shared/input.js';
import { assertNoConflict } from './assert-no-conflict.js';
import { bringBackTask } from './bring-back-task.js';
import { changeTask, type TaskColumns } from './change-task.js';
import { getTask } from './find-task.js';
import { assertNotDeleted, lockTask } from './lock-task.js';
import type { SeenTask } from './task.loaders.js';
import { canSetStatus, canUpdate } from './task.policy.js';
import { taskDescription, taskPriority, taskStatus, taskTitle } from './task-inputs.js';

const schema = z.object({
  id: z.string(),
  expectedVersion: z.int().min(1, 'Must be at least 1.').nullish(),
  title: taskTitle.optional(),
  description: taskDescription.nullish(),
  status: taskStatus.optional(),
  priority: taskPriority.optional(),
  projectId: z.string().nullish(),
  assigneeId: z.string().nullish(),
  dueDate: z.date().nullish(),
  idempotencyKey,
});

export type UpdateTaskInput = z.input<typeof schema>;

/**
 * Changes what is given and keeps the rest; null clears. With an expectedVersion, fields that others have changed since
 * are merged where they are other fields. Throws NOT_FOUND, FORBIDDEN (who only has the task may set its status),
 * BAD_USER_INPUT (limits as in createTask; as in `changeTask`), CONFLICT (deleted; a field that has changed since to
 * something else).
 */
export async function updateTask(ctx: Context, input: UpdateTaskInput): Promise<Committed<SeenTask>> {
  const viewer = requireViewer(ctx);
  const { id, expectedVersion, idempotencyKey: _, ...given } = parseInput(schema, input);
  const wanted: Partial<TaskColumns> = {
    ...given,
    description: given.description === null ? '' : given.description,
  };
  await bringBackTask(ctx, id);
  return changeOnce(
    ctx,
    'updateTask',
    input,
    async (tx) => {
      const task = await lockTask(tx, id);
      assertAllowed(isStatusAlone(wanted) ? canSetStatus(viewer, task) : canUpdate(viewer, task));
      assertNotDeleted(task);
      await assertNoConflict(tx, task, wanted, expectedVersion ?? task.version);
      return changeTask(tx, task, wanted);
    },
    getTask,
  );
}

function isStatusAlone(wanted: Partial<TaskColumns>): boolean {
  return Object.entries(wanted).every(([name, value]) => name === 'status' || value === undefined);
}
