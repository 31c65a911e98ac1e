import { type Context, loader } from '../../context.js';
import { archivedContent } from '../archive/archive.loaders.js';
import type { Message } from './message.entity.js';

/** What a message says, from its row or from the archive; empty when deleted. Throws UNAVAILABLE while the archive does not answer. */
export function contentOf(
  ctx: Context,
  {
    content,
    deletedAt,
    segmentId,
    segmentPosition,
  }: Pick<Message, 'content' | 'deletedAt' | 'segmentId' | 'segmentPosition'>,
): string | Promise<string> {
  if (content !== null) return content;
  if (deletedAt || segmentId === null) return '';
  return loader(ctx, archivedContent).load(`${segmentId}:${segmentPosition}`);
}
