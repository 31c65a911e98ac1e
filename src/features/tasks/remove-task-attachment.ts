import { sql } from 'kysely';
import { z } from 'zod';
import { type Context, loader, requireViewer } from '../../context.js';
import { changeOnce } from '../../db/idempotency.js';
import { change } from '../../db/query.js';
import type { Committed, Transaction } from '../../db/transaction.js';
import { assertAllowed, notFound } from '../../shared/errors.js';
import { idempotencyKey, parseInput } from '../../shared/input.js';
import type { StoredFile } from '../files/file.entity.js';
import { bringBackTask } from './bring-back-task.js';
import { getTask, rereadTask } from './find-task.js';
import { assertNotDeleted, lockTask } from './lock-task.js';
import { noteAttachments } from './note-attachments.js';
import type { SeenTask } from './task.loaders.js';
import { canAttach } from './task.policy.js';
import { attachmentsOfTask } from './task-attachment.loaders.js';

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
  await bringBackTask(ctx, taskId);
  return changeOnce(
    ctx,
    'removeTaskAttachment',
    input,
    async (tx) => {
      const task = await lockTask(tx, taskId);
      assertAllowed(canAttach(viewer, task));
      assertNotDeleted(task);
      const { name } = await getAttachment(tx, task.id, fileId);
      await change(tx, sql`delete from task_attachments where task_id = ${task.id} and file_id = ${fileId}`);
      await noteAttachments(tx, task.id, [{ from: name, to: null }]);
      return rereadTask(tx, task.id);
    },
    getTask,
  );
}

async function getAttachment(tx: Transaction, taskId: string, fileId: string): Promise<StoredFile> {
  const files = await loader(tx, attachmentsOfTask).load(taskId);
  const file = files.find(({ id }) => id === fileId);
  if (!file) throw notFound();
  return file;
}
