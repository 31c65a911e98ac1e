import { type Context, loader } from '../../context.js';
import { archivedLine } from '../archive/archive.loaders.js';
import type { ArchivedMessage } from '../archive/messages/archived-message.js';
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
  return loader(ctx, archivedLine)
    .load(`${segmentId}:${segmentPosition}`)
    .then((line) => (JSON.parse(line) as Pick<ArchivedMessage, 'content'>).content ?? '');
}
