import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { createProject } from './create-project.js';
import { deleteProject } from './delete-project.js';
import { CreateProjectInputType, DeleteProjectInputType, UpdateProjectInputType } from './project-inputs.type.js';
import {
  CreateProjectPayload,
  DeleteProjectPayload,
  type GoneProjectPayload,
  type ProjectPayload,
  presentProject,
  UpdateProjectPayload,
} from './project-payloads.type.js';
import { updateProject } from './update-project.js';

/** Changes of projects themselves. */
@Resolver()
export class ProjectMutations {
  @Mutation(() => CreateProjectPayload, { description: 'Makes a project with the viewer as its owner.' })
  async createProject(
    @Ctx() ctx: Context,
    @Arg('input', () => CreateProjectInputType, { description: 'The project.' }) input: CreateProjectInputType,
  ): Promise<ProjectPayload> {
    return presentProject(await createProject(ctx, input));
  }

  @Mutation(() => UpdateProjectPayload, { description: 'Changes name or description of a project. Owners only.' })
  async updateProject(
    @Ctx() ctx: Context,
    @Arg('input', () => UpdateProjectInputType, { description: 'The changes.' }) input: UpdateProjectInputType,
  ): Promise<ProjectPayload> {
    return presentProject(await updateProject(ctx, input));
  }

  @Mutation(() => DeleteProjectPayload, { description: 'Deletes a project with its tasks. Owners only.' })
  async deleteProject(
    @Ctx() ctx: Context,
    @Arg('input', () => DeleteProjectInputType, { description: 'Which one.' }) input: DeleteProjectInputType,
  ): Promise<GoneProjectPayload> {
    const { value, cursor } = await deleteProject(ctx, input);
    return { projectId: value.id, cursor };
  }
}
