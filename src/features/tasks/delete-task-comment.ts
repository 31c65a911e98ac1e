import { sql } from 'kysely';
import { z } from 'zod';
import { type Context, loader, requireViewer } from '../../context.js';
import { changeOnce } from '../../db/idempotency.js';
import { change } from '../../db/query.js';
import type { Committed } from '../../db/transaction.js';
import { assertAllowed } from '../../shared/errors.js';
import { idempotencyKey, parseInput } from '../../shared/input.js';
import { bringBackTask } from './bring-back-task.js';
import { getTask } from './find-task.js';
import { getComment } from './get-comment.js';
import { lockTask } from './lock-task.js';
import type { SeenTask } from './task.loaders.js';
import { canEraseComment } from './task.policy.js';
import { taskCommentById } from './task-comment.loaders.js';
import { tellOfTask } from './task-events.js';

const schema = z.object({ commentId: z.string(), idempotencyKey });

export type DeleteTaskCommentInput = z.input<typeof schema>;

/** Erases a comment of the viewer's. Throws NOT_FOUND, FORBIDDEN. Gives the task without it. */
export async function deleteTaskComment(ctx: Context, input: DeleteTaskCommentInput): Promise<Committed<SeenTask>> {
  const viewer = requireViewer(ctx);
  const { commentId } = parseInput(schema, input);
  // When it is asked again it is gone.
  const found = await loader(ctx, taskCommentById).load(commentId);
  if (found) await bringBackTask(ctx, found.taskId);
  return changeOnce(
    ctx,
    'deleteTaskComment',
    input,
    async (tx) => {
      const comment = await getComment(tx, commentId);
      assertAllowed(canEraseComment(viewer, comment));
      // A run of the archive takes the task's comments as they are, or after this.
      const task = await lockTask(tx, comment.taskId);
      await change(tx, sql`delete from task_comments where id = ${comment.id}`);
      await tellOfTask(tx, 'TASK_COMMENTED', task);
      return task;
    },
    getTask,
  );
}
