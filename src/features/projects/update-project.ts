import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import { changeOnce } from '../../db/idempotency.js';
import type { Committed } from '../../db/transaction.js';
import { assertAllowed } from '../../shared/errors.js';
import { idempotencyKey, parseInput } from '../../shared/input.js';
import { PROJECTS } from '../members/group.js';
import { lockGroup } from '../members/lock-group.js';
import { getProject, rereadProject } from './find-project.js';
import { Project } from './project.entity.js';
import type { SeenProject } from './project.loaders.js';
import { canUpdate } from './project.policy.js';
import { projectDescription, projectName, textColumns } from './project-text.js';

const schema = z.object({
  id: z.string(),
  name: projectName.optional(),
  description: projectDescription.nullish(),
  idempotencyKey,
});

export type UpdateProjectInput = z.input<typeof schema>;

/**
 * Changes what is given and keeps the rest; a null description clears it. Where nothing differs nothing happens. Throws
 * NOT_FOUND, FORBIDDEN (only owners), BAD_USER_INPUT (limits as in createProject).
 */
export async function updateProject(ctx: Context, input: UpdateProjectInput): Promise<Committed<SeenProject>> {
  requireViewer(ctx);
  const { id, name, description } = parseInput(schema, input);
  return changeOnce(
    ctx,
    'updateProject',
    input,
    async (tx) => {
      await lockGroup(tx, PROJECTS, id);
      const project = await getProject(tx, id);
      assertAllowed(canUpdate(project));
      const wanted = {
        name: name ?? project.name,
        description: description === undefined ? project.description : (description ?? ''),
      };
      if (wanted.name === project.name && wanted.description === project.description) return project;
      const entity = await tx.em.findOneOrFail(Project, project.id);
      const updatedAt = new Date(tx.app.clock.now());
      tx.em.assign(entity, { ...textColumns(wanted), updatedAt, version: entity.version + 1 });
      tx.append({ type: 'PROJECT_UPDATED', projectId: project.id });
      return rereadProject(tx, project.id);
    },
    getProject,
  );
}
