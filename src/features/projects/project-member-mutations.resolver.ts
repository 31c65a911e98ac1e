import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { addProjectMember } from './add-project-member.js';
import {
  AddProjectMemberInputType,
  RemoveProjectMemberInputType,
  SetProjectMemberRoleInputType,
} from './project-member-inputs.type.js';
import {
  AddProjectMemberPayload,
  type ProjectPayload,
  presentProject,
  RemoveProjectMemberPayload,
  type SeenProjectPayload,
  SetProjectMemberRolePayload,
} from './project-payloads.type.js';
import { removeProjectMember } from './remove-project-member.js';
import { setProjectMemberRole } from './set-project-member-role.js';

/** Who is in a project, and as what. */
@Resolver()
export class ProjectMemberMutations {
  @Mutation(() => AddProjectMemberPayload, { description: 'Takes somebody into a project. Owners only.' })
  async addProjectMember(
    @Ctx() ctx: Context,
    @Arg('input', () => AddProjectMemberInputType, { description: 'Who, and where.' })
    input: AddProjectMemberInputType,
  ): Promise<ProjectPayload> {
    return presentProject(await addProjectMember(ctx, input));
  }

  @Mutation(() => RemoveProjectMemberPayload, {
    description: 'Takes somebody out of a project: owners anyone, everyone himself. CONFLICT for the last owner.',
  })
  async removeProjectMember(
    @Ctx() ctx: Context,
    @Arg('input', () => RemoveProjectMemberInputType, { description: 'Who, and where.' })
    input: RemoveProjectMemberInputType,
  ): Promise<SeenProjectPayload> {
    return presentProject(await removeProjectMember(ctx, input));
  }

  @Mutation(() => SetProjectMemberRolePayload, {
    description: 'Makes a member an owner, or an owner a plain member. Owners only; CONFLICT for the last owner.',
  })
  async setProjectMemberRole(
    @Ctx() ctx: Context,
    @Arg('input', () => SetProjectMemberRoleInputType, { description: 'Who, where, and as what.' })
    input: SetProjectMemberRoleInputType,
  ): Promise<ProjectPayload> {
    return presentProject(await setProjectMemberRole(ctx, input));
  }
}
