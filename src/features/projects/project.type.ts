import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../../graphql/connection.js';
import { Node } from '../../graphql/node.js';
import { DateTime } from '../../graphql/scalars.js';
import { Shared } from '../../graphql/shared.js';
import type { ProjectRole } from './project-member.entity.js';

export const ProjectRoleEnum = { OWNER: 'OWNER', MEMBER: 'MEMBER' } as const;
registerEnumType(ProjectRoleEnum, {
  name: 'ProjectRole',
  description: 'What a member may do in the project.',
  valuesConfig: {
    OWNER: { description: 'Renames and deletes the project, adds and removes members, changes every task in it.' },
    MEMBER: { description: 'Sees everything in it, makes tasks, comments and leaves.' },
  },
});

@ObjectType('Project', { implements: Node, description: 'What tasks are kept in. Only its members see it.' })
export class ProjectType extends Node {
  @Shared() @Field(() => String, { description: '1 to 200 characters; need not be unique.' }) name!: string;
  @Shared()
  @Field(() => String, { description: 'Markdown, at most 16,384 characters; empty where there is none.' })
  description!: string;
  @Shared() @Field(() => DateTime, { description: 'When it was made.' }) createdAt!: Date;
  @Shared() @Field(() => DateTime, { description: 'When name or description last changed.' }) updatedAt!: Date;
  @Shared()
  @Field(() => Int, { description: 'Counts the changes: of two copies the higher one is the newer.' })
  version!: number;
  @Field(() => ProjectRoleEnum, { nullable: true, description: "The viewer's role." })
  viewerRole!: ProjectRole | null;
}

export const ProjectConnection = connectionType(ProjectType, 'Project');
