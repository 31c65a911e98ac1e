import { Index } from '@mikro-orm/decorators/legacy';
import { Entity, ForeignKey, Instant, Text } from '../../db/columns.js';
import { User } from '../accounts/user.entity.js';
import { Project } from './project.entity.js';

export type ProjectRole = 'OWNER' | 'MEMBER';

/** One person's place in one project. */
@Entity({ tableName: 'project_members' })
@Index({ properties: ['userId', 'projectId'] })
export class ProjectMember {
  @ForeignKey(() => Project, { primary: true }) projectId!: string;
  @ForeignKey(() => User, { primary: true }) userId!: string;
  @Text() role!: ProjectRole;
  @Instant() joinedAt!: Date;
}
