import { ID } from 'type-graphql';
import type { Committed } from '../../db/transaction.js';
import { type ChangedPayload, changedPayload } from '../../graphql/changed-payload.js';
import type { SeenProject } from './project.loaders.js';
import { ProjectType } from './project.type.js';

/** The shape of what most changes of a project answer. */
export type ProjectPayload = ChangedPayload<'project', SeenProject>;

/** The shape of what is answered where the viewer may have left the project. */
export type SeenProjectPayload = ChangedPayload<'project', SeenProject | null>;

/** The shape of what is answered where nobody sees the project any more. */
export type GoneProjectPayload = ChangedPayload<'projectId', string>;

export function presentProject<P extends SeenProject | null>({ value, cursor }: Committed<P>) {
  return { project: value, cursor };
}

function projectPayload(name: string, description: string) {
  return changedPayload<'project', SeenProject>(name, description, {
    field: 'project',
    type: () => ProjectType,
    description: 'The project as it is now.',
  });
}

export const CreateProjectPayload = projectPayload('CreateProjectPayload', 'The project that was made.');
export const UpdateProjectPayload = projectPayload('UpdateProjectPayload', 'The project that was changed.');
export const AddProjectMemberPayload = projectPayload('AddProjectMemberPayload', 'The project with its new member.');
export const SetProjectMemberRolePayload = projectPayload(
  'SetProjectMemberRolePayload',
  "The project of the member's new role.",
);
export const RemoveProjectMemberPayload = changedPayload<'project', SeenProject | null>(
  'RemoveProjectMemberPayload',
  'The project without the member.',
  { field: 'project', type: () => ProjectType, nullable: true, description: 'Null when the viewer has left it.' },
);
export const DeleteProjectPayload = changedPayload<'projectId', string>(
  'DeleteProjectPayload',
  'The project that was deleted.',
  { field: 'projectId', type: () => ID, description: "The project's id." },
);
