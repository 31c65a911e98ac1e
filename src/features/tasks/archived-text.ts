import { type Context, loader } from '../../context.js';
import { archivedTaskById } from '../archive/tasks/archived-task.loaders.js';
import type { Task } from './task.entity.js';
import type { TaskChange } from './task-change.entity.js';
import type { TaskComment } from './task-comment.entity.js';

/*
 * The texts of a task, from its rows or from the archive. They throw UNAVAILABLE while the archive does not answer.
 */

/** Markdown; empty where there is none. */
export async function descriptionOf(
  ctx: Context,
  { id, segmentId, description }: Pick<Task, 'id' | 'segmentId' | 'description'>,
): Promise<string> {
  if (segmentId === null) return description;
  return (await loader(ctx, archivedTaskById).load(id))?.description ?? '';
}

/** Markdown. No comment is empty in its row but for those that are in the archive. */
export async function commentText(ctx: Context, { id, taskId, content }: TaskComment): Promise<string> {
  if (content !== '') return content;
  const task = await loader(ctx, archivedTaskById).load(taskId);
  return task?.comments.find((comment) => comment.id === id)?.content ?? '';
}

/** What a field was before a change, or afterwards. A description is null on neither side but for those that are in the archive. */
export async function changedText(
  ctx: Context,
  change: TaskChange,
  side: 'fromValue' | 'toValue',
): Promise<string | null> {
  if (change.field !== 'DESCRIPTION' || change[side] !== null) return change[side];
  const task = await loader(ctx, archivedTaskById).load(change.taskId);
  return task?.changes.find(({ id }) => id === change.id)?.[side === 'fromValue' ? 'from' : 'to'] ?? null;
}
