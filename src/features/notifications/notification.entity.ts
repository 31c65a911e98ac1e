import { Index, Unique } from '@mikro-orm/decorators/legacy';
import { Bool, Entity, ForeignKey, Id, Instant, LooseId, Text } from '../../db/columns.js';
import type { EventType } from '../../events/event-types.js';
import { User } from '../accounts/user.entity.js';
import type { NoticeKind } from './notice-kinds.js';

/** What a notification comes of: something that happened, or that a task is due. */
export type NotificationCause =
  | Extract<
      EventType,
      | 'MESSAGE_ADDED'
      | 'MEMBER_ADDED'
      | 'PROJECT_MEMBER_ADDED'
      | 'TASK_CREATED'
      | 'TASK_UPDATED'
      | 'TASK_COMMENTED'
      | 'TASK_DELETED'
    >
  | 'TASK_DUE';

/**
 * That something concerns a person: what he finds in his bell, unless he is not to be shown it. It says about what, never the content;
 * what he may not see at the moment he is not shown.
 */
@Entity({ tableName: 'notifications' })
@Unique({ properties: ['source', 'userId'] })
@Index({ properties: ['userId', 'id'] })
@Index({
  name: 'notifications_unread_index',
  properties: ['userId', 'id'],
  where: 'is_shown and read_at is null',
})
export class Notification {
  @Id() id!: string;
  /** What it comes of, `event:42` or `due:<task>:<date>`: each tells a person once. */
  @Text() source!: string;
  @ForeignKey(() => User) userId!: string;
  @Text() kind!: NoticeKind;
  @Text() cause!: NotificationCause;
  /** Who did it; null for the server itself. */
  @LooseId() actorId!: string | null;
  @LooseId() roomId!: string | null;
  @LooseId() messageId!: string | null;
  @LooseId() taskId!: string | null;
  /** The project somebody was added to; that of a task is the task's. */
  @LooseId() projectId!: string | null;
  @Instant() createdAt!: Date;
  /** Whether it is in the bell: the notice for IN_APP is to be sent. */
  @Bool() isShown!: boolean;
  @Instant({ nullable: true }) readAt!: Date | null;
}
