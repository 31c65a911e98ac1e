import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import { changeOnce } from '../../db/idempotency.js';
import type { Committed } from '../../db/transaction.js';
import { idempotencyKey, parseInput } from '../../shared/input.js';
import { PROJECTS } from '../members/group.js';
import { setMemberRole } from '../members/set-member-role.js';
import { getProject, rereadProject } from './find-project.js';
import { getManagedProject } from './get-managed-project.js';
import type { SeenProject } from './project.loaders.js';

const schema = z.object({
  projectId: z.string(),
  userId: z.string(),
  role: z.enum(['OWNER', 'MEMBER']),
  idempotencyKey,
});

export type SetProjectMemberRoleInput = z.input<typeof schema>;

/**
 * An owner makes a member an owner or an owner a plain member, also himself. Throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT
 * (userId: an active member), CONFLICT (the last owner).
 */
export async function setProjectMemberRole(
  ctx: Context,
  input: SetProjectMemberRoleInput,
): Promise<Committed<SeenProject>> {
  requireViewer(ctx);
  const { projectId, userId, role } = parseInput(schema, input);
  return changeOnce(
    ctx,
    'setProjectMemberRole',
    input,
    async (tx) => {
      const project = await getManagedProject(tx, projectId);
      await setMemberRole(tx, PROJECTS, { groupId: project.id, userId, role });
      return rereadProject(tx, project.id);
    },
    getProject,
  );
}
