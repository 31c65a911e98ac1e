import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DateTime } from '../../graphql/scalars.js';
import type { User } from '../accounts/user.entity.js';
import { UserType } from '../accounts/user.type.js';
import type { CreateTaskFromMessageInput } from './create-task-from-message.js';
import type { TaskDraft } from './draft-task.js';
import type { TaskPriority } from './task.entity.js';
import { TaskPriorityEnum } from './task.type.js';

@ObjectType('TaskDraft', { description: 'What is read out of a message for a task; nothing is stored yet.' })
export class TaskDraftType implements TaskDraft {
  @Field(() => String, { description: "The message's first line; empty where it has no words." }) title!: string;
  @Field(() => String, { description: 'The message, where the title does not say it all; else empty.' })
  description!: string;
  @Field(() => UserType, { nullable: true, description: 'The first active person it calls by name.' })
  assignee!: User | null;
  @Field(() => DateTime, {
    nullable: true,
    description: 'The first day or time to come in its Russian or English text; a day without a time to its end.',
  })
  dueDate!: Date | null;
}

const AS_READ = 'Left out: as read from the message.';

@InputType('CreateTaskFromMessageInput', { description: 'A message to make a task from.' })
export class CreateTaskFromMessageInputType implements CreateTaskFromMessageInput {
  @Field(() => ID, { description: 'The message.' }) messageId!: string;
  @Field(() => String, { nullable: true, description: `1 to 200 characters on one line. ${AS_READ}` })
  title?: string;
  @Field(() => String, { nullable: true, description: `Markdown, at most 16,384 characters; null: none. ${AS_READ}` })
  description?: string | null;
  @Field(() => ID, { nullable: true, description: 'A project the viewer is in; left out or null: none.' })
  projectId?: string | null;
  @Field(() => ID, {
    nullable: true,
    description: `An active user, in a project a member of it; null: nobody. ${AS_READ}`,
  })
  assigneeId?: string | null;
  @Field(() => TaskPriorityEnum, { nullable: true, description: 'Left out: MEDIUM.' }) priority?: TaskPriority | null;
  @Field(() => DateTime, { nullable: true, description: `When it is due; null: no date. ${AS_READ}` })
  dueDate?: Date | null;
  @Field(() => String, {
    nullable: true,
    description: "IANA name of the zone in which the text's times are meant; left out: the one the server is set to.",
  })
  timeZone?: string | null;
  @Field(() => String, { nullable: true, description: 'A repeat with this key gets the first answer again.' })
  idempotencyKey?: string | null;
}
