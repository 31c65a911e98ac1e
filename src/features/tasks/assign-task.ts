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
import { canUpdate } from './task.policy.js';

const schema = z.object({
  id: z.string(),
  assigneeId: z.string('Give a user, or null for nobody.').nullable(),
  idempotencyKey,
});

export type AssignTaskInput = z.input<typeof schema>;

/**
 * Gives a task to somebody, or with null to nobody. Throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT (assigneeId: an active
 * user, in a project a member of it), CONFLICT (deleted).
 */
export async function assignTask(ctx: Context, input: AssignTaskInput): Promise<Committed<SeenTask>> {
  const viewer = requireViewer(ctx);
  const { id, assigneeId } = parseInput(schema, input);
  await bringBackTask(ctx, id);
  return changeOnce(
    ctx,
    'assignTask',
    input,
    async (tx) => {
      const task = await lockTask(tx, id);
      assertAllowed(canUpdate(viewer, task));
      assertNotDeleted(task);
      return changeTask(tx, task, { assigneeId });
    },
    getTask,
  );
}
