import { sql } from 'kysely';
import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import { changeOnce } from '../../db/idempotency.js';
import { query } from '../../db/query.js';
import type { Committed, Transaction } from '../../db/transaction.js';
import { assertAllowed, badInput } from '../../shared/errors.js';
import { idempotencyKey, parseInput } from '../../shared/input.js';
import { holdOwnFiles, MAX_ATTACHMENTS } from '../files/attachable.js';
import { getFile } from '../files/find-file.js';
import { attachToTask } from './attach-to-task.js';
import { bringBackTask } from './bring-back-task.js';
import { getTask, rereadTask } from './find-task.js';
import { assertNotDeleted, lockTask } from './lock-task.js';
import { noteAttachments } from './note-attachments.js';
import type { SeenTask } from './task.loaders.js';
import { canAttach } from './task.policy.js';

const schema = z.object({ taskId: z.string(), fileId: z.string(), idempotencyKey });

export type AddTaskAttachmentInput = z.input<typeof schema>;

/**
 * Attaches a file of the viewer to a task; one that is attached stays. Throws NOT_FOUND (also for a file that is not his own),
 * FORBIDDEN (editors of the task and who has it), CONFLICT (deleted), BAD_USER_INPUT (it has MAX_ATTACHMENTS others).
 */
export async function addTaskAttachment(ctx: Context, input: AddTaskAttachmentInput): Promise<Committed<SeenTask>> {
  const viewer = requireViewer(ctx);
  const { taskId, fileId } = parseInput(schema, input);
  await bringBackTask(ctx, taskId);
  return changeOnce(
    ctx,
    'addTaskAttachment',
    input,
    async (tx) => {
      const task = await lockTask(tx, taskId);
      assertAllowed(canAttach(viewer, task));
      assertNotDeleted(task);
      await holdOwnFiles(tx, [fileId]);
      if ((await attachToTask(tx, task.id, [fileId])) === 0) return task;
      await assertFew(tx, task.id);
      const { name } = await getFile(tx, fileId);
      await noteAttachments(tx, task.id, [{ from: null, to: name }]);
      return rereadTask(tx, task.id);
    },
    getTask,
  );
}

async function assertFew(tx: Transaction, taskId: string): Promise<void> {
  const [found] = await query(
    tx,
    sql<{ count: number }>`select count(*) as count from task_attachments where task_id = ${taskId}`,
  );
  if (found!.count > MAX_ATTACHMENTS)
    throw badInput({ 'input.fileId': `The task has ${MAX_ATTACHMENTS} files already.` });
}
