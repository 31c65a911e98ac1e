import { Field, Int, ObjectType } from 'type-graphql';
import { Shared } from '../../graphql/shared.js';

@ObjectType('TaskCounts', { description: 'How many tasks a project has, without deleted ones.' })
export class TaskCountsType {
  @Shared() @Field(() => Int, { description: 'All of them.' }) total!: number;
  @Shared() @Field(() => Int, { description: 'With status TODO.' }) todo!: number;
  @Shared() @Field(() => Int, { description: 'With status IN_PROGRESS.' }) inProgress!: number;
  @Shared() @Field(() => Int, { description: 'With status REVIEW.' }) review!: number;
  @Shared() @Field(() => Int, { description: 'With status DONE.' }) done!: number;
  @Shared() @Field(() => Int, { description: 'Not done, and past their due date.' }) overdue!: number;
}
