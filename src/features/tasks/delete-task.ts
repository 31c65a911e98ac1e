import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import { changeOnce } from '../../db/idempotency.js';
import type { Committed } from '../../db/transaction.js';
import { assertAllowed } from '../../shared/errors.js';
import { idempotencyKey, parseInput } from '../../shared/input.js';
import { bringBackTask } from './bring-back-task.js';
import { addChange } from './change-task.js';
import { getTask, rereadTask } from './find-task.js';
import { lockTask } from './lock-task.js';
import { Task } from './task.entity.js';
import type { SeenTask } from './task.loaders.js';
import { canDelete } from './task.policy.js';
import { tellOfTask } from './task-events.js';

const schema = z.object({ id: z.string(), idempotencyKey });

export type DeleteTaskInput = z.input<typeof schema>;

/**
 * Takes a task out of every list; who saw it finds it by its id, as deleted, with its comments and its history. A deleted
 * task stays as it is. Throws NOT_FOUND, FORBIDDEN.
 */
export async function deleteTask(ctx: Context, input: DeleteTaskInput): Promise<Committed<SeenTask>> {
  const viewer = requireViewer(ctx);
  const { id } = parseInput(schema, input);
  await bringBackTask(ctx, id);
  return changeOnce(
    ctx,
    'deleteTask',
    input,
    async (tx) => {
      const task = await lockTask(tx, id);
      assertAllowed(canDelete(viewer, task));
      if (task.deletedAt) return task;
      const entity = await tx.em.findOneOrFail(Task, task.id);
      entity.deletedAt = entity.updatedAt = new Date(tx.app.clock.now());
      entity.version += 1;
      addChange(tx, entity, { field: 'DELETED', from: null, to: null });
      await tellOfTask(tx, 'TASK_DELETED', task);
      return rereadTask(tx, task.id);
    },
    getTask,
  );
}
