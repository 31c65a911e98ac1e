import { Index } from '@mikro-orm/decorators/legacy';
import { Entity, ForeignKey, Id, Instant, Text } from '../../db/columns.js';
import { User } from '../accounts/user.entity.js';
import { Task } from './task.entity.js';

/** What somebody said about a task. */
@Entity({ tableName: 'task_comments' })
@Index({ properties: ['taskId', 'createdAt', 'id'] })
export class TaskComment {
  @Id() id!: string;
  @ForeignKey(() => Task) taskId!: string;
  @ForeignKey(() => User) authorId!: string;
  /** Markdown, 1 to 16,384 code points; empty while it is in the archive: see `archived-text.ts`. */
  @Text() content!: string;
  @Instant() createdAt!: Date;
}
