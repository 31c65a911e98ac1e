import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import { changeOnce } from '../../db/idempotency.js';
import type { Committed } from '../../db/transaction.js';
import { idempotencyKey, parseInput } from '../../shared/input.js';
import { getActiveUsers } from '../accounts/find-active-users.js';
import { findMemberRole } from '../members/find-member.js';
import { PROJECTS } from '../members/group.js';
import { addMember } from './add-member.js';
import { getProject } from './find-project.js';
import { getManagedProject } from './get-managed-project.js';
import type { SeenProject } from './project.loaders.js';

const schema = z.object({
  projectId: z.string(),
  userId: z.string(),
  role: z.enum(['OWNER', 'MEMBER']).nullish(),
  idempotencyKey,
});

export type AddProjectMemberInput = z.input<typeof schema>;

/**
 * An owner takes somebody into the project, as a plain member where no role is given; who is in it stays as he is. Throws
 * NOT_FOUND, FORBIDDEN, BAD_USER_INPUT (userId: an active user).
 */
export async function addProjectMember(ctx: Context, input: AddProjectMemberInput): Promise<Committed<SeenProject>> {
  requireViewer(ctx);
  const { projectId, userId, role } = parseInput(schema, input);
  return changeOnce(
    ctx,
    'addProjectMember',
    input,
    async (tx) => {
      const project = await getManagedProject(tx, projectId);
      const [user] = await getActiveUsers(tx, [userId], 'input.userId');
      const current = await findMemberRole(tx, PROJECTS, project.id, user!.id);
      if (!current) addMember(tx, { projectId: project.id, userId: user!.id, role: role ?? 'MEMBER' });
      return project;
    },
    getProject,
  );
}
