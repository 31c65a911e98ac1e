import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import { changeOnce } from '../../db/idempotency.js';
import type { Committed } from '../../db/transaction.js';
import { assertAllowed } from '../../shared/errors.js';
import { idempotencyKey, parseInput } from '../../shared/input.js';
import { bringBackTask } from './bring-back-task.js';
import { changeTask } from './change-task.js';
import { getTask } from './find-task.js';
import { assertNotDeleted, lockTask } from './lock-task.js';
import type { SeenTask } from './task.loaders.js';
import { canSetStatus } from './task.policy.js';
import { taskStatus } from './task-inputs.js';

const schema = z.object({ id: z.string(), status: taskStatus, idempotencyKey });

export type SetTaskStatusInput = z.input<typeof schema>;

/** Gives a task another status. Throws NOT_FOUND, FORBIDDEN (editors and who has it), CONFLICT (deleted). */
export async function setTaskStatus(ctx: Context, input: SetTaskStatusInput): Promise<Committed<SeenTask>> {
  const viewer = requireViewer(ctx);
  const { id, status } = parseInput(schema, input);
  await bringBackTask(ctx, id);
  return changeOnce(
    ctx,
    'setTaskStatus',
    input,
    async (tx) => {
      const task = await lockTask(tx, id);
      assertAllowed(canSetStatus(viewer, task));
      assertNotDeleted(task);
      return changeTask(tx, task, { status });
    },
    getTask,
  );
}
