import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import { changeOnce } from '../../db/idempotency.js';
import type { Committed } from '../../db/transaction.js';
import { assertAllowed } from '../../shared/errors.js';
import { idempotencyKey, parseInput } from '../../shared/input.js';
import { PROJECTS } from '../members/group.js';
import { lockGroup } from '../members/lock-group.js';
import { getProject } from './find-project.js';
import { Project } from './project.entity.js';
import { canDelete } from './project.policy.js';

const schema = z.object({ id: z.string(), idempotencyKey });

export type DeleteProjectInput = z.input<typeof schema>;

/**
 * Deletes a project for everyone: from now on nobody finds it or its tasks. The rows stay, and members keep theirs, for
 * they are to hear of it. Throws NOT_FOUND, FORBIDDEN (only owners).
 */
export async function deleteProject(ctx: Context, input: DeleteProjectInput): Promise<Committed<{ id: string }>> {
  requireViewer(ctx);
  const { id } = parseInput(schema, input);
  return changeOnce(
    ctx,
    'deleteProject',
    input,
    async (tx) => {
      await lockGroup(tx, PROJECTS, id);
      const project = await getProject(tx, id);
      assertAllowed(canDelete(project));
      const entity = await tx.em.findOneOrFail(Project, project.id);
      entity.deletedAt = new Date(tx.app.clock.now());
      entity.version += 1;
      tx.append({ type: 'PROJECT_DELETED', projectId: project.id });
      return { id: project.id };
    },
    async (_ctx, projectId) => ({ id: projectId }),
  );
}
