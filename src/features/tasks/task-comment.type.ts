import { Field, ObjectType } from 'type-graphql';
import { connectionType } from '../../graphql/connection.js';
import { Node } from '../../graphql/node.js';
import { DateTime } from '../../graphql/scalars.js';

@ObjectType('TaskComment', {
  implements: Node,
  description: 'What somebody said about a task. Who sees the task sees it.',
})
export class TaskCommentType extends Node {
  @Field(() => DateTime, { description: 'When it was said.' }) createdAt!: Date;
}

export const TaskCommentConnection = connectionType(TaskCommentType, 'TaskComment');
