import { Field, ObjectType } from 'type-graphql';
import { connectionType } from '../../graphql/connection.js';
import { DateTime } from '../../graphql/scalars.js';
import { ProjectRoleEnum } from './project.type.js';
import type { ProjectRole } from './project-member.entity.js';

@ObjectType('ProjectMember', { description: "One person's place in a project." })
export class ProjectMemberType {
  @Field(() => ProjectRoleEnum, { description: 'What the person may do in the project.' }) role!: ProjectRole;
  @Field(() => DateTime, { description: 'When the person came into the project.' }) joinedAt!: Date;
}

export const ProjectMemberConnection = connectionType(ProjectMemberType, 'ProjectMember');
