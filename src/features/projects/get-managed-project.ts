import type { Transaction } from '../../db/transaction.js';
import { assertAllowed } from '../../shared/errors.js';
import { PROJECTS } from '../members/group.js';
import { lockGroup } from '../members/lock-group.js';
import { getProject } from './find-project.js';
import type { SeenProject } from './project.loaders.js';
import { canManageMembers } from './project.policy.js';

/** A project whose members the viewer may change, locked until the transaction ends. Throws NOT_FOUND, FORBIDDEN. */
export async function getManagedProject(tx: Transaction, projectId: string): Promise<SeenProject> {
  await lockGroup(tx, PROJECTS, projectId);
  const project = await getProject(tx, projectId);
  assertAllowed(canManageMembers(project));
  return project;
}
