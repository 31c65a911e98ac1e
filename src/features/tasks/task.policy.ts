import type { Viewer } from '../../context.js';
import type { SeenTask } from './task.loaders.js';
import type { TaskComment } from './task-comment.entity.js';

/*
 * What the viewer may do with a task that he sees. Everyone who sees one may comment on it.
 */

type Place = Pick<SeenTask, 'creatorId' | 'assignedById' | 'assigneeId' | 'viewerProjectRole'>;

/** Every field of it: who made it or gave it to somebody, owners of its project, and admins. */
export function canUpdate(viewer: Viewer | null, task: Place): boolean {
  if (!viewer) return false;
  return (
    task.creatorId === viewer.id ||
    task.assignedById === viewer.id ||
    task.viewerProjectRole === 'OWNER' ||
    viewer.role === 'ADMIN'
  );
}

/** Who has it may as well. */
export function canSetStatus(viewer: Viewer | null, task: Place): boolean {
  return canUpdate(viewer, task) || (viewer !== null && task.assigneeId === viewer.id);
}

export function canDelete(viewer: Viewer | null, task: Place): boolean {
  return canUpdate(viewer, task);
}

/** Files come with the work on it. */
export function canAttach(viewer: Viewer | null, task: Place): boolean {
  return canSetStatus(viewer, task);
}

/** Whether he would see it if it were in no project. */
export function seesAlone(viewer: Viewer | null, task: Omit<Place, 'viewerProjectRole'>): boolean {
  return canSetStatus(viewer, { ...task, viewerProjectRole: null });
}

/** Nobody takes words out of another's mouth. */
export function canEraseComment(viewer: Viewer | null, comment: Pick<TaskComment, 'authorId'>): boolean {
  return viewer?.id === comment.authorId;
}
