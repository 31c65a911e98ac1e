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
@Index({ name: 'tasks_segment_index', properties: ['segmentId', 'segmentPosition'], where: 'segment_id is not null' })
// Of the expression by which the order PRIORITY_DESC sorts; such an index is compared by its name.
@Index({ name: 'tasks_rank_id_index', expression: 'as in its migration' })
export class Task {
  @Id() id!: string;
  @Text() title!: string;
  /** Markdown, at most 16,384 code points; empty where there is none, and while it is in the archive: see `archived-text.ts`. */
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
  /** The archive segment that holds its description, comments and old descriptions, and its place in there; null while they are in the database. */
  @Text({ nullable: true }) segmentId!: string | null;
  @Int({ nullable: true }) segmentPosition!: number | null;
  /** When it last came back out of the archive: it goes there no sooner than if it had been touched then. */
  @Instant({ nullable: true }) restoredAt!: Date | null;
  /** Counts the changes: its history has rows of each version from 1 to this one. */
  @Int() version!: number;
}
