import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import { changeOnce } from '../../db/idempotency.js';
import type { Committed } from '../../db/transaction.js';
import { newId } from '../../shared/ids.js';
import { idempotencyKey, parseInput, visibleText } from '../../shared/input.js';
import { bringBackTask } from './bring-back-task.js';
import { getTask } from './find-task.js';
import { getComment } from './get-comment.js';
import { assertNotDeleted } from './lock-task.js';
import { TaskComment } from './task-comment.entity.js';
import { tellOfTask } from './task-events.js';

const schema = z.object({ taskId: z.string(), content: visibleText({ min: 1, max: 16_384 }), idempotencyKey });

export type CommentTaskInput = z.input<typeof schema>;

/**
 * Says something about a task that the viewer sees. Throws NOT_FOUND, BAD_USER_INPUT (content: 1 to 16,384 code points,
 * not blank), CONFLICT (deleted).
 */
export async function commentTask(ctx: Context, input: CommentTaskInput): Promise<Committed<TaskComment>> {
  const viewer = requireViewer(ctx);
  const { taskId, content } = parseInput(schema, input);
  await bringBackTask(ctx, taskId);
  return changeOnce(
    ctx,
    'commentTask',
    input,
    async (tx) => {
      const task = await getTask(tx, taskId);
      assertNotDeleted(task);
      tx.whenPlaced(() => getTask(tx, task.id));
      const id = newId();
      await tellOfTask(tx, 'TASK_COMMENTED', task, { commentId: id });
      return tx.em.create(TaskComment, {
        id,
        taskId: task.id,
        authorId: viewer.id,
        content,
        createdAt: new Date(tx.app.clock.now()),
      });
    },
    getComment,
  );
}
