import { type Static, Type } from 'typebox';
import { loader } from '../../context.js';
import type { RestContext } from '../../rest/request-context.js';
import { EXAMPLE_ID, EXAMPLE_TIME, Id, Instant, orNull } from '../../rest/shapes.js';
import { presentUser, USER_EXAMPLE, UserShape } from '../accounts/present-user.js';
import { userById } from '../accounts/user.loaders.js';
import { memberIdsByProject, ownerIdByProject } from '../members/people.loaders.js';
import type { SeenProject } from './project.loaders.js';
import { taskCountsByProject } from './task-counts.loaders.js';

/** A project in examples. */
export const PROJECT_EXAMPLE = {
  id: EXAMPLE_ID,
  name: 'Move',
  description: 'To the harbour',
  owner: USER_EXAMPLE,
  members: [USER_EXAMPLE],
  tasks_count: 0,
  created_at: EXAMPLE_TIME,
  updated_at: EXAMPLE_TIME,
};

/** A project as the clients of 003 know it. */
export const ProjectShape = Type.Object(
  {
    id: Id,
    name: Type.String(),
    description: Type.String({ description: 'Markdown.' }),
    owner: orNull(UserShape),
    members: Type.Array(UserShape, { description: 'In the order in which they came.' }),
    tasks_count: Type.Integer(),
    created_at: Instant,
    updated_at: Instant,
  },
  { description: 'A project.', examples: [PROJECT_EXAMPLE] },
);

export async function presentLegacyProject(
  ctx: RestContext,
  project: SeenProject,
): Promise<Static<typeof ProjectShape>> {
  const [ownerId, memberIds, counts] = await Promise.all([
    loader(ctx, ownerIdByProject).load(project.id),
    loader(ctx, memberIdsByProject).load(project.id),
    loader(ctx, taskCountsByProject).load(project.id),
  ]);
  const members = await Promise.all(memberIds.map((id) => loader(ctx, userById).load(id)));
  const owner = ownerId === null ? null : await loader(ctx, userById).load(ownerId);
  return {
    id: project.id,
    name: project.name,
    description: project.description,
    owner: owner && presentUser(ctx, owner),
    members: members.map((user) => presentUser(ctx, user!)),
    tasks_count: counts.total,
    created_at: project.createdAt.toISOString(),
    updated_at: project.updatedAt.toISOString(),
  };
}
