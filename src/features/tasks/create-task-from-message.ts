import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import { changeOnce } from '../../db/idempotency.js';
import type { Committed, Transaction } from '../../db/transaction.js';
import { DomainError } from '../../shared/errors.js';
import { idempotencyKey, parseInput, timeZone } from '../../shared/input.js';
import { findMemberRole } from '../members/find-member.js';
import { PROJECTS } from '../members/group.js';
import { getMessage } from '../messages/find-message.js';
import { addTask } from './add-task.js';
import { draftTask, type TaskDraft } from './draft-task.js';
import { getTask } from './find-task.js';
import type { SeenTask } from './task.loaders.js';
import { taskDescription, taskPriority, taskTitle } from './task-inputs.js';

const schema = z.object({
  messageId: z.string(),
  title: taskTitle.nullish(),
  description: taskDescription.nullish(),
  projectId: z.string().nullish(),
  assigneeId: z.string().nullish(),
  priority: taskPriority.nullish(),
  dueDate: z.date().nullish(),
  timeZone,
  idempotencyKey,
});

export type CreateTaskFromMessageInput = z.input<typeof schema>;

/**
 * Makes a task from a message that the viewer sees; what the input leaves out is as `draftTask` reads it, null is none.
 * Throws NOT_FOUND (the message), CONFLICT (it is deleted), and what `createTask` throws; BAD_USER_INPUT also
 * without a title where the message has no words.
 */
export async function createTaskFromMessage(
  ctx: Context,
  input: CreateTaskFromMessageInput,
): Promise<Committed<SeenTask>> {
  requireViewer(ctx);
  const { messageId, timeZone: zone, ...given } = parseInput(schema, input);
  return changeOnce(
    ctx,
    'createTaskFromMessage',
    input,
    async (tx) => {
      const message = await getMessage(tx, messageId);
      if (message.deletedAt) throw new DomainError('CONFLICT', 'The message is deleted.');
      const draft = await draftTask(tx, message, zone ?? ctx.app.config.timeZone);
      const { title } = parseInput(z.object({ title: taskTitle }), { title: given.title ?? draft.title });
      const projectId = given.projectId ?? null;
      return addTask(tx, {
        title,
        description: given.description === undefined ? draft.description : (given.description ?? ''),
        projectId,
        assigneeId: given.assigneeId === undefined ? await calledIn(tx, draft, projectId) : given.assigneeId,
        priority: given.priority ?? 'MEDIUM',
        dueDate: given.dueDate === undefined ? draft.dueDate : given.dueDate,
        messageId: message.id,
      });
    },
    getTask,
  );
}

/** Who was called in the message, where he may have the task: he need not be in its project. */
async function calledIn(tx: Transaction, { assignee }: TaskDraft, projectId: string | null): Promise<string | null> {
  if (!assignee) return null;
  const isThere = projectId === null || (await findMemberRole(tx, PROJECTS, projectId, assignee.id)) !== null;
  return isThere ? assignee.id : null;
}
