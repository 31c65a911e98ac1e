import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import { changeOnce } from '../../db/idempotency.js';
import type { Committed } from '../../db/transaction.js';
import { assertAllowed } from '../../shared/errors.js';
import { idempotencyKey, parseInput } from '../../shared/input.js';
import { PROJECTS } from '../members/group.js';
import { lockGroup } from '../members/lock-group.js';
import { removeAnyMember } from '../members/remove-any-member.js';
import { findProject, getProject } from './find-project.js';
import type { SeenProject } from './project.loaders.js';
import { canManageMembers } from './project.policy.js';

const schema = z.object({ projectId: z.string(), userId: z.string(), idempotencyKey });

export type RemoveProjectMemberInput = z.input<typeof schema>;

/**
 * An owner takes a member out of the project, also a deactivated one; everyone may take out himself. Who is not in it
 * stays out. The tasks that he has stay his. Throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT (userId: unknown), CONFLICT (the
 * last owner). Gives the project as the viewer sees it then: null where he has left it.
 */
export async function removeProjectMember(
  ctx: Context,
  input: RemoveProjectMemberInput,
): Promise<Committed<SeenProject | null>> {
  const viewer = requireViewer(ctx);
  const { projectId, userId } = parseInput(schema, input);
  const { value, cursor } = await changeOnce(
    ctx,
    'removeProjectMember',
    input,
    async (tx) => {
      await lockGroup(tx, PROJECTS, projectId);
      const project = await getProject(tx, projectId);
      assertAllowed(userId === viewer.id || canManageMembers(project));
      await removeAnyMember(tx, PROJECTS, project.id, userId);
      return { id: project.id };
    },
    async (_ctx, id) => ({ id }),
  );
  return { value: await findProject(ctx, value.id), cursor };
}
