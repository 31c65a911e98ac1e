import { Field, ID, InputType } from 'type-graphql';
import { IDEMPOTENCY_KEY } from '../../graphql/descriptions.js';
import type { AddProjectMemberInput } from './add-project-member.js';
import { ProjectRoleEnum } from './project.type.js';
import type { ProjectRole } from './project-member.entity.js';
import type { RemoveProjectMemberInput } from './remove-project-member.js';
import type { SetProjectMemberRoleInput } from './set-project-member-role.js';

@InputType('AddProjectMemberInput', { description: 'Somebody to take into a project.' })
export class AddProjectMemberInputType implements AddProjectMemberInput {
  @Field(() => ID, { description: 'The project.' }) projectId!: string;
  @Field(() => ID, { description: 'An active user.' }) userId!: string;
  @Field(() => ProjectRoleEnum, { nullable: true, description: 'What he may do in it. Left out: MEMBER.' })
  role?: ProjectRole | null;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY }) idempotencyKey?: string | null;
}

@InputType('RemoveProjectMemberInput', { description: 'Somebody to take out of a project; oneself to leave it.' })
export class RemoveProjectMemberInputType implements RemoveProjectMemberInput {
  @Field(() => ID, { description: 'The project.' }) projectId!: string;
  @Field(() => ID, { description: 'The user.' }) userId!: string;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY }) idempotencyKey?: string | null;
}

@InputType('SetProjectMemberRoleInput', { description: 'Another role for a member.' })
export class SetProjectMemberRoleInputType implements SetProjectMemberRoleInput {
  @Field(() => ID, { description: 'The project.' }) projectId!: string;
  @Field(() => ID, { description: 'The member.' }) userId!: string;
  @Field(() => ProjectRoleEnum, { description: 'The role from now on.' }) role!: ProjectRole;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY }) idempotencyKey?: string | null;
}
