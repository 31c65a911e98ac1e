import type { Context } from '../../context.js';
import { badInput, DomainError } from '../../shared/errors.js';
import { getMessage } from './find-message.js';
import type { Message } from './message.entity.js';

/** The message of a room that a parameter of this name names; null: it is not given. Throws BAD_USER_INPUT where it is none of the room's. */
export async function findBound(ctx: Context, roomId: string, name: string, id?: string): Promise<Message | null> {
  if (id === undefined) return null;
  const message = await getMessage(ctx, id).catch((error) => {
    if (error instanceof DomainError && error.code === 'NOT_FOUND') return null;
    throw error;
  });
  if (message?.roomId !== roomId) throw badInput({ [name]: 'Names no message of this room.' });
  return message;
}
