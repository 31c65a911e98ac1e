import { ArgsType, Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { ForwardPageArgs } from '../../graphql/arguments.js';
import { changedPayload } from '../../graphql/changed-payload.js';
import { connectionType } from '../../graphql/connection.js';
import { IDEMPOTENCY_KEY } from '../../graphql/descriptions.js';
import { DateTime } from '../../graphql/scalars.js';
import type { User } from '../accounts/user.entity.js';
import { UserType } from '../accounts/user.type.js';
import type { ListNotificationsArgs } from './list-notifications.js';
import type { MarkNotificationsReadInput } from './mark-notifications-read.js';
import { NoticeKindEnum } from './notice-kind.type.js';
import type { NoticeKind } from './notice-kinds.js';
import type { NotificationCause } from './notification.entity.js';

export const NotificationCauseEnum = {
  MESSAGE_ADDED: 'MESSAGE_ADDED',
  MEMBER_ADDED: 'MEMBER_ADDED',
  PROJECT_MEMBER_ADDED: 'PROJECT_MEMBER_ADDED',
  TASK_CREATED: 'TASK_CREATED',
  TASK_UPDATED: 'TASK_UPDATED',
  TASK_COMMENTED: 'TASK_COMMENTED',
  TASK_DELETED: 'TASK_DELETED',
  TASK_DUE: 'TASK_DUE',
} as const satisfies Record<NotificationCause, NotificationCause>;
registerEnumType(NotificationCauseEnum, {
  name: 'NotificationCause',
  description: 'What a notification comes of.',
  valuesConfig: {
    MESSAGE_ADDED: { description: 'A message was sent.' },
    MEMBER_ADDED: { description: 'He came into a room.' },
    PROJECT_MEMBER_ADDED: { description: 'He came into a project.' },
    TASK_CREATED: { description: 'A task was made.' },
    TASK_UPDATED: { description: 'A task was changed.' },
    TASK_COMMENTED: { description: 'Something was said about a task.' },
    TASK_DELETED: { description: 'A task was deleted.' },
    TASK_DUE: { description: 'The time came to remind him.' },
  },
});

@ObjectType('Notification', {
  description: 'That something concerns the viewer: what stands in his bell. Objects in it are as they are now.',
})
export class NotificationType {
  @Field(() => ID, { description: 'Of this notification.' }) id!: string;
  @Field(() => NoticeKindEnum, { description: 'Why he is told.' }) kind!: NoticeKind;
  @Field(() => NotificationCauseEnum, { description: 'What it comes of.' }) cause!: NotificationCause;
  @Field(() => DateTime, { description: 'When it was written, moments after what it tells of.' }) createdAt!: Date;
  @Field(() => DateTime, { nullable: true, description: 'When it was marked as read; null while it is not.' })
  readAt!: Date | null;
}

export const NotificationConnection = connectionType(NotificationType, 'Notification');

@ArgsType()
export class NotificationsArguments extends ForwardPageArgs implements ListNotificationsArgs {
  @Field(() => Boolean, { nullable: true, description: 'Only those that are not read.' }) unreadOnly?: boolean | null;
}

@InputType('MarkNotificationsReadInput', { description: 'Which; where nothing is named, all of them.' })
export class MarkNotificationsReadInputType implements MarkNotificationsReadInput {
  @Field(() => [ID], { nullable: true, description: 'These, at most 100. Others and unknown ones are left out.' })
  notificationIds?: string[] | null;
  @Field(() => ID, { nullable: true, description: 'Those of this task.' }) taskId?: string | null;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY }) idempotencyKey?: string | null;
}

export const MarkNotificationsReadPayload = changedPayload<'user', User>(
  'MarkNotificationsReadPayload',
  'The viewer, with what is unread now.',
  { field: 'user', type: () => UserType, description: 'The viewer.' },
);
