import { Consumer } from '../events/consumer.entity.js';
import { Event } from '../events/event.entity.js';
import { LogHead } from '../events/log-head.entity.js';
import { AuditEntry } from '../features/accounts/audit-entry.entity.js';
import { Session } from '../features/accounts/session.entity.js';
import { User } from '../features/accounts/user.entity.js';
import { ArchiveRun } from '../features/archive/archive-run.entity.js';
import { ArchiveSegment } from '../features/archive/archive-segment.entity.js';
import { Backup } from '../features/backups/backup.entity.js';
import { StoredFile } from '../features/files/file.entity.js';
import { Invitation } from '../features/invitations/invitation.entity.js';
import { Mention } from '../features/messages/mention.entity.js';
import { Message } from '../features/messages/message.entity.js';
import { MessageAttachment } from '../features/messages/message-attachment.entity.js';
import { Reaction } from '../features/messages/reaction.entity.js';
import { ThreadFollower } from '../features/messages/thread-follower.entity.js';
import { Notice } from '../features/notifications/notice.entity.js';
import { Notification } from '../features/notifications/notification.entity.js';
import { NotificationSettings } from '../features/notifications/notification-settings.entity.js';
import { Organization } from '../features/organizations/organization.entity.js';
import { Project } from '../features/projects/project.entity.js';
import { ProjectMember } from '../features/projects/project-member.entity.js';
import { PushSubscription } from '../features/push/push-subscription.entity.js';
import { Room } from '../features/rooms/room.entity.js';
import { RoomInvite } from '../features/rooms/room-invite.entity.js';
import { RoomMember } from '../features/rooms/room-member.entity.js';
import { Task } from '../features/tasks/task.entity.js';
import { TaskAttachment } from '../features/tasks/task-attachment.entity.js';
import { TaskChange } from '../features/tasks/task-change.entity.js';
import { TaskComment } from '../features/tasks/task-comment.entity.js';
import { Job } from '../jobs/job.entity.js';
import { IdempotencyKey } from './idempotency-key.entity.js';

/** Every table. What each is for stands in docs/structure.md. */
export const entities = [
  Organization,
  User,
  Session,
  PushSubscription,
  AuditEntry,
  Invitation,
  Room,
  RoomMember,
  RoomInvite,
  Message,
  Reaction,
  Mention,
  ThreadFollower,
  Project,
  ProjectMember,
  Task,
  TaskComment,
  TaskChange,
  StoredFile,
  MessageAttachment,
  TaskAttachment,
  Event,
  LogHead,
  Consumer,
  Notification,
  Notice,
  NotificationSettings,
  ArchiveRun,
  ArchiveSegment,
  Backup,
  IdempotencyKey,
  Job,
];
