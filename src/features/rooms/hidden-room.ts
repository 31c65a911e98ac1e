import type { Context } from '../../context.js';
import { DomainError } from '../../shared/errors.js';
import { getJoinedRoom } from './find-room.js';
import type { SeenRoom } from './room.loaders.js';

/** A room the viewer is in. Throws FORBIDDEN alike for one that he is not in and for none at all: so 000 has it. */
export function getOwnRoom(ctx: Context, id: string): Promise<SeenRoom> {
  return whereSeen(getJoinedRoom(ctx, id));
}

/**
 * What it gives; a NOT_FOUND becomes the FORBIDDEN that a room of others gets in 000. sentence: true both for what is of a room that the
 * viewer is not in, and for what there is not.
 */
export async function whereSeen<T>(
  asked: Promise<T>,
  sentence = 'You are not in this room, or there is none.',
): Promise<T> {
  return asked.catch((error) => {
    throw error instanceof DomainError && error.code === 'NOT_FOUND' ? new DomainError('FORBIDDEN', sentence) : error;
  });
}
