import type { Transaction } from '../../db/transaction.js';
import { badInput } from '../../shared/errors.js';
import { getActiveUsers } from '../accounts/find-active-users.js';
import { findMemberRole } from '../members/find-member.js';
import { PROJECTS } from '../members/group.js';
import { findProject } from '../projects/find-project.js';
import type { Task } from './task.entity.js';

/**
 * That the viewer may put a task into this project, now and when the change has its place in the log. Throws
 * BAD_USER_INPUT, in the same words for a project that he does not see and for none at all.
 */
export async function assertOwnProject(tx: Transaction, projectId: string): Promise<void> {
  const check = async () => {
    if (!(await findProject(tx, projectId))) throw badInput({ 'input.projectId': 'Names no project of yours.' });
  };
  await check();
  tx.whenPlaced(check);
}

/** That a task may be given to somebody: an active user and, in a project, a member of it. Throws BAD_USER_INPUT. */
export async function assertAssignable(
  tx: Transaction,
  { assigneeId, projectId }: Pick<Task, 'assigneeId' | 'projectId'>,
): Promise<void> {
  if (assigneeId === null) return;
  const check = async () => {
    const [user] = await getActiveUsers(tx, [assigneeId], 'input.assigneeId');
    if (projectId !== null && !(await findMemberRole(tx, PROJECTS, projectId, user!.id)))
      throw badInput({ 'input.assigneeId': 'Is not a member of the project.' });
  };
  await check();
  tx.whenPlaced(check);
}
