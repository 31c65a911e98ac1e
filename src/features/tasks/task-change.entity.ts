import { Index } from '@mikro-orm/decorators/legacy';
import { Entity, ForeignKey, Id, Instant, Int, Text } from '../../db/columns.js';
import { User } from '../accounts/user.entity.js';
import { Task } from './task.entity.js';

/** What changes of a task are about. CREATED and DELETED: the task itself. */
export type TaskField =
  | 'CREATED'
  | 'TITLE'
  | 'DESCRIPTION'
  | 'STATUS'
  | 'PRIORITY'
  | 'PROJECT'
  | 'ASSIGNEE'
  | 'DUE_DATE'
  | 'ATTACHMENT'
  | 'DELETED';

/**
 * One field's change in a task's history. Never changed or removed, unlike the log: the rows of one field, in order, begin
 * where the one before ended. They also tell what changed since a version that an editor has seen.
 */
@Entity({ tableName: 'task_changes' })
@Index({ properties: ['taskId', 'version', 'id'] })
export class TaskChange {
  @Id() id!: string;
  @ForeignKey(() => Task) taskId!: string;
  /** The task's version after the change; one change of several fields has rows of one version. */
  @Int() version!: number;
  @ForeignKey(() => User) actorId!: string;
  @Text() field!: TaskField;
  /** As text: an enum's name, an id, a time as ISO 8601, a file's name; null for none, and for descriptions while they are in the archive. */
  @Text({ nullable: true }) fromValue!: string | null;
  @Text({ nullable: true }) toValue!: string | null;
  @Instant() changedAt!: Date;
}
