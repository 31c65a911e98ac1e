import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import { changeOnce } from '../../db/idempotency.js';
import type { Committed } from '../../db/transaction.js';
import { newId } from '../../shared/ids.js';
import { idempotencyKey, parseInput } from '../../shared/input.js';
import { getActiveUsers } from '../accounts/find-active-users.js';
import { addMember } from './add-member.js';
import { getProject, rereadProject } from './find-project.js';
import { Project } from './project.entity.js';
import type { SeenProject } from './project.loaders.js';
import { projectDescription, projectName, textColumns } from './project-text.js';

/** Most people that a project can be made with; more are added one by one. */
const MAX_FIRST_MEMBERS = 100;

const schema = z.object({
  name: projectName,
  description: projectDescription.nullish(),
  memberIds: z.array(z.string()).max(MAX_FIRST_MEMBERS, `Holds more than ${MAX_FIRST_MEMBERS} ids.`).nullish(),
  idempotencyKey,
});

export type CreateProjectInput = z.input<typeof schema>;

/**
 * Makes a project with the viewer as its owner and the others as members; an id given twice counts once. Throws
 * BAD_USER_INPUT (name: 1 to 200 code points, not blank; description: at most 16,384; memberIds: at most 100, all active
 * users).
 */
export async function createProject(ctx: Context, input: CreateProjectInput): Promise<Committed<SeenProject>> {
  const viewer = requireViewer(ctx);
  const { name, description, memberIds } = parseInput(schema, input);
  return changeOnce(
    ctx,
    'createProject',
    input,
    async (tx) => {
      const users = await getActiveUsers(tx, memberIds ?? [], 'input.memberIds');
      const now = new Date(tx.app.clock.now());
      const project = tx.em.create(Project, {
        id: newId(),
        ...textColumns({ name, description: description ?? '' }),
        createdById: viewer.id,
        createdAt: now,
        updatedAt: now,
        deletedAt: null,
        version: 1,
      });
      tx.append({ type: 'PROJECT_CREATED', projectId: project.id });
      addMember(tx, { projectId: project.id, userId: viewer.id, role: 'OWNER' });
      for (const user of users) {
        if (user.id !== viewer.id) addMember(tx, { projectId: project.id, userId: user.id, role: 'MEMBER' });
      }
      return rereadProject(tx, project.id);
    },
    getProject,
  );
}
