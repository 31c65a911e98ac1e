import type { Viewer } from '../../context.js';
import type { User } from './user.entity.js';

/** Whether the viewer may read the user's e-mail address: his own, or any as an admin. */
export function canSeeEmail(viewer: Viewer | null, user: Pick<User, 'id'>): boolean {
  return viewer !== null && (viewer.id === user.id || viewer.role === 'ADMIN');
}
