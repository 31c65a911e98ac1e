import type { Viewer } from '../../context.js';
import type { SeenRoom } from './room.loaders.js';

/*
 * What the viewer may do with a room that he sees. Installation-wide admins see public rooms and those they are in, like
 * everybody else.
 */

type Place = Pick<SeenRoom, 'isGeneral' | 'isPrivate' | 'viewerRole'>;

export function isMember(room: Place): boolean {
  return room.viewerRole !== null;
}

/** Name, topic and privacy. The general room has no owner: it is the admins'. */
export function canUpdate(viewer: Viewer | null, room: Place): boolean {
  return room.viewerRole === 'OWNER' || viewer?.role === 'ADMIN';
}

export function canDelete(viewer: Viewer | null, room: Place): boolean {
  return !room.isGeneral && canUpdate(viewer, room);
}

/** Adding and removing members, their roles, invites. */
export function canManageMembers(room: Place): boolean {
  return room.viewerRole === 'OWNER';
}

export function canSend(room: Place): boolean {
  return isMember(room);
}

/** Without an invite. */
export function canJoin(room: Place): boolean {
  return !room.isPrivate && !isMember(room);
}

/** The last owner may as well, once he has made somebody else an owner or is alone. */
export function canLeave(room: Place): boolean {
  return isMember(room) && !room.isGeneral;
}
