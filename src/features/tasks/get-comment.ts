import { type Context, loader, requireViewer } from '../../context.js';
import { notFound } from '../../shared/errors.js';
import type { TaskComment } from './task-comment.entity.js';
import { taskCommentById } from './task-comment.loaders.js';

/** The comment through the viewer. Throws UNAUTHENTICATED, NOT_FOUND. */
export async function getComment(ctx: Context, id: string): Promise<TaskComment> {
  requireViewer(ctx);
  const comment = await loader(ctx, taskCommentById).load(id);
  if (!comment) throw notFound();
  return comment;
}
