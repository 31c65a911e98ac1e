import { Entity, ForeignKey, Int } from '../../db/columns.js';
import { StoredFile } from '../files/file.entity.js';
import { Task } from './task.entity.js';

/** A file that belongs to a task: who sees the task sees the file. */
@Entity({ tableName: 'task_attachments' })
export class TaskAttachment {
  @ForeignKey(() => Task, { primary: true }) taskId!: string;
  @ForeignKey(() => StoredFile, { primary: true, index: true }) fileId!: string;
  /** In the order in which they were attached. */
  @Int() position!: number;
}
