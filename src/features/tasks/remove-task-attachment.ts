import { sql } from 'kysely';
import { z } from 'zod';
import { type Context, loader, requireViewer } from '../../context.js';
import { changeOnce } from '../../db/idempotency.js';
import { change } from '../../db/query.js';
import type { Committed, Transaction } from '../../db/transaction.js';
import { assertAllowed, notFound } from '../../shared/errors.js';
import { idempotencyKey, parseInput } from '../../shared/input.js';
import { getTask } from './find-task.js';
import { assertNotDeleted, lockTask } from './lock-task.js';
import type { SeenTask } from './task.loaders.js';
import { canAttach } from './task.policy.js';
import { attachmentsOfTask } from './task-attachment.loaders.js';
import { tellOfTask } from './task-events.js';

const schema = z.object({ taskId: z.string(), fileId: z.string(), idempotencyKey });

export type RemoveTaskAttachmentInput = z.input<typeof schema>;

/**
 * Takes a file off a task; the file itself is not deleted. Throws NOT_FOUND (also for a file that the task does not have), FORBIDDEN
 * (editors of the task and who has it), CONFLICT (deleted).
 */
export async function removeTaskAttachment(
  ctx: Context,
  input: RemoveTaskAttachmentInput,
): Promise<Committed<SeenTask>> {
  const viewer = requireViewer(ctx);
  const { taskId, fileId } = parseInput(schema, input);
  return changeOnce(
    ctx,
    'removeTaskAttachment',
    input,
    async (tx) => {
      const task = await lockTask(tx, taskId);
      assertAllowed(canAttach(viewer, task));
      assertNotDeleted(task);
      await assertAttached(tx, task.id, fileId);
      await change(tx, sql`delete from task_attachments where task_id = ${task.id} and file_id = ${fileId}`);
      await tellOfTask(tx, 'TASK_UPDATED', task);
      return task;
    },
    getTask,
  );
}

async function assertAttached(tx: Transaction, taskId: string, fileId: string): Promise<void> {
  const files = await loader(tx, attachmentsOfTask).load(taskId);
  tx.loaders.clear();
  if (!files.some(({ id }) => id === fileId)) throw notFound();
}
