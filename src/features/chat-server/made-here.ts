import type { User } from '../accounts/user.entity.js';
import type { Room } from '../rooms/room.entity.js';

/**
 * Users and chats made through the chat server have an importKey that begins so: since it asks nobody who he is, it leads to
 * nothing else of the installation, and speaks for nobody else.
 */
const PREFIX = 'chat-server:';

export function keyOf(id: string): string {
  return `${PREFIX}${id}`;
}

/** A user for whom the chat server may speak: not any more once he was given a password, and signs in himself. */
export function isChatUser(user: Pick<User, 'importKey' | 'passwordHash' | 'deactivatedAt'>): boolean {
  return isMadeHere(user) && user.passwordHash === null && user.deactivatedAt === null;
}

export function isMadeHere({ importKey }: Pick<User | Room, 'importKey'>): boolean {
  return importKey?.startsWith(PREFIX) ?? false;
}
