import type { SeenProject } from './project.loaders.js';

/*
 * What the viewer may do with a project that he sees: he is a member of it. Installation-wide admins are no more here than
 * everybody else.
 */

type Place = Pick<SeenProject, 'viewerRole'>;

/** Name and description. */
export function canUpdate(project: Place): boolean {
  return project.viewerRole === 'OWNER';
}

/** Adding and removing members, their roles. Everyone may leave. */
export function canManageMembers(project: Place): boolean {
  return canUpdate(project);
}

export function canDelete(project: Place): boolean {
  return canUpdate(project);
}

export function canCreateTask(project: Place): boolean {
  return project.viewerRole !== null;
}
