import type { Viewer } from '../../context.js';
import type { Message } from './message.entity.js';

/*
 * What the viewer may do with a message that he sees: he is in its room.
 */

/** Nobody but its author puts words into a message: no admin either. */
export function canEdit(viewer: Viewer | null, message: Pick<Message, 'authorId'>): boolean {
  return viewer?.id === message.authorId;
}

export function canDelete(viewer: Viewer | null, message: Pick<Message, 'authorId'>): boolean {
  return canEdit(viewer, message) || viewer?.role === 'ADMIN';
}

/** Whether content and reactions can still change: neither deleted nor in the archive. */
export function isChangeable(message: Pick<Message, 'deletedAt' | 'segmentId'>): boolean {
  return message.deletedAt === null && message.segmentId === null;
}
