import { Index } from '@mikro-orm/decorators/legacy';
import { Entity, ForeignKey, Id, Instant, Int, Text } from '../../db/columns.js';
import { User } from '../accounts/user.entity.js';
import { Message } from '../messages/message.entity.js';
import { Project } from '../projects/project.entity.js';

export type TaskStatus = 'TODO' | 'IN_PROGRESS' | 'REVIEW' | 'DONE';
export type TaskPriority = 'LOW' | 'MEDIUM' | 'HIGH';

/** Something to be done, in a project or in none. Deleting is soft: who sees it goes on seeing that it was deleted. */
@Entity({ tableName: 'tasks' })
@Index({ properties: ['projectId', 'status'] })
@Index({ properties: ['assigneeId', 'status'] })
@Index({ properties: ['createdAt', 'id'] })
@Index({ properties: ['updatedAt', 'id'] })
@Index({ properties: ['dueDate', 'id'] })
// Of the expression by which the order PRIORITY_DESC sorts; such an index is compared by its name.
@Index({ name: 'tasks_rank_id_index', expression: 'as in its migration' })
export class Task {
  @Id() id!: string;
  @Text() title!: string;
  /** Markdown, at most 16,384 code points; empty where there is none. */
  @Text() description!: string;
  /** Title and description folded, a line each: what `tasks(filter: { query })` looks into. */
  @Text() searchText!: string;
  @Text() status!: TaskStatus;
  @Text() priority!: TaskPriority;
  @ForeignKey(() => Project, { nullable: true }) projectId!: string | null;
  @ForeignKey(() => User, { index: true }) creatorId!: string;
  @ForeignKey(() => User, { nullable: true }) assigneeId!: string | null;
  /** Who last gave it to somebody, or took it from him; null where nobody ever did. */
  @ForeignKey(() => User, { nullable: true, index: true }) assignedById!: string | null;
  @Instant({ nullable: true }) dueDate!: Date | null;
  /** When it became DONE; null while it is not. */
  @Instant({ nullable: true }) completedAt!: Date | null;
  /** The message it was made from. */
  @ForeignKey(() => Message, { nullable: true, index: true }) messageId!: string | null;
  @Instant() createdAt!: Date;
  @Instant() updatedAt!: Date;
  @Instant({ nullable: true }) deletedAt!: Date | null;
  /** Counts the changes: its history has rows of each version from 1 to this one. */
  @Int() version!: number;
}
