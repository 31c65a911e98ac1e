import { type Context, loader, requireViewer } from '../../context.js';
import { notFound } from '../../shared/errors.js';
import type { Message } from './message.entity.js';
import { messageById } from './message.loaders.js';

/** The message through the viewer. Throws UNAUTHENTICATED, NOT_FOUND. */
export async function getMessage(ctx: Context, id: string): Promise<Message> {
  requireViewer(ctx);
  const message = await loader(ctx, messageById).load(id);
  if (!message) throw notFound();
  return message;
}

/** The message that began the thread which this message is in or may begin, through the viewer. Throws NOT_FOUND. */
export async function getThreadRootOf(ctx: Context, id: string): Promise<Message> {
  const message = await getMessage(ctx, id);
  return message.threadRootId ? getMessage(ctx, message.threadRootId) : message;
}
