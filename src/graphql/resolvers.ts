import type { NonEmptyArray } from 'type-graphql';
import { AccountQueries } from '../features/accounts/account-queries.resolver.js';
import { AuthMutations } from '../features/accounts/auth-mutations.resolver.js';
import { EmailMutations } from '../features/accounts/email-mutations.resolver.js';
import { ProfileMutations } from '../features/accounts/profile-mutations.resolver.js';
import { SessionResolver } from '../features/accounts/session.resolver.js';
import { UserResolver } from '../features/accounts/user.resolver.js';
import { UserMutations } from '../features/accounts/user-mutations.resolver.js';
import { ActivityResolver } from '../features/activity/activity.resolver.js';
import { BackupResolver } from '../features/backups/backup.resolver.js';
import { AvatarResolver } from '../features/files/avatar.resolver.js';
import { FileResolver } from '../features/files/file.resolver.js';
import { FileMutations } from '../features/files/file-mutations.resolver.js';
import { FileQueries } from '../features/files/file-queries.resolver.js';
import { StorageResolver, StorageUsedResolver } from '../features/files/storage.resolver.js';
import { RoomStorageResolver, UserStorageResolver } from '../features/files/storage-share.resolver.js';
import { InvitationResolver } from '../features/invitations/invitation.resolver.js';
import { JobResolver } from '../features/jobs/job.resolver.js';
import { LiveResolver } from '../features/live/live.resolver.js';
import { LiveNotificationsResolver } from '../features/live/live-notifications.resolver.js';
import { LiveTasksResolver } from '../features/live/live-tasks.resolver.js';
import { AttachmentResolver } from '../features/messages/attachment.resolver.js';
import { MentionResolver } from '../features/messages/mention.resolver.js';
import { MessageResolver } from '../features/messages/message.resolver.js';
import { MessageMutations } from '../features/messages/message-mutations.resolver.js';
import { MessageQueries } from '../features/messages/message-queries.resolver.js';
import { ReactionGroupResolver } from '../features/messages/reaction-group.resolver.js';
import { ReactionMutations } from '../features/messages/reaction-mutations.resolver.js';
import { ThreadResolver } from '../features/messages/thread.resolver.js';
import { ThreadMutations } from '../features/messages/thread-mutations.resolver.js';
import { NodeResolver } from '../features/node/node.resolver.js';
import { NoticeResolver } from '../features/notifications/notice.resolver.js';
import { NotificationResolver } from '../features/notifications/notification.resolver.js';
import { NotificationSettingsResolver } from '../features/notifications/notification-settings.resolver.js';
import { RoomNotificationsResolver } from '../features/notifications/room-notifications.resolver.js';
import { FirstAdminMutations } from '../features/organizations/first-admin.resolver.js';
import { OrganizationResolver } from '../features/organizations/organization.resolver.js';
import { ProjectResolver } from '../features/projects/project.resolver.js';
import { ProjectMemberResolver } from '../features/projects/project-member.resolver.js';
import { ProjectMemberMutations } from '../features/projects/project-member-mutations.resolver.js';
import { ProjectMutations } from '../features/projects/project-mutations.resolver.js';
import { ProjectQueries } from '../features/projects/project-queries.resolver.js';
import { PushResolver } from '../features/push/push.resolver.js';
import { ProjectReportResolver } from '../features/reports/project-report.resolver.js';
import { RoomResolver } from '../features/rooms/room.resolver.js';
import { RoomInviteResolver } from '../features/rooms/room-invite.resolver.js';
import { RoomInviteMutations } from '../features/rooms/room-invite-mutations.resolver.js';
import { RoomMemberResolver } from '../features/rooms/room-member.resolver.js';
import { RoomMemberMutations } from '../features/rooms/room-member-mutations.resolver.js';
import { RoomMutations } from '../features/rooms/room-mutations.resolver.js';
import { RoomQueries } from '../features/rooms/room-queries.resolver.js';
import { RoomViewerResolver } from '../features/rooms/room-viewer.resolver.js';
import { MessageTasksResolver } from '../features/tasks/message-tasks.resolver.js';
import { TaskResolver } from '../features/tasks/task.resolver.js';
import { TaskAttachmentResolver } from '../features/tasks/task-attachment.resolver.js';
import { TaskChangeResolver } from '../features/tasks/task-change.resolver.js';
import { TaskCommentResolver } from '../features/tasks/task-comment.resolver.js';
import { TaskCommentMutations } from '../features/tasks/task-comment-mutations.resolver.js';
import { TaskMessageResolver } from '../features/tasks/task-message.resolver.js';
import { TaskMutations } from '../features/tasks/task-mutations.resolver.js';
import { TaskQueries } from '../features/tasks/task-queries.resolver.js';
import { TaskStatisticsResolver } from '../features/tasks/task-statistics.resolver.js';

/** Every resolver class; a new one is added here. */
export const resolvers: NonEmptyArray<NewableFunction> = [
  AccountQueries,
  UserResolver,
  AuthMutations,
  SessionResolver,
  ProfileMutations,
  EmailMutations,
  UserMutations,
  InvitationResolver,
  OrganizationResolver,
  FirstAdminMutations,
  RoomQueries,
  RoomMutations,
  RoomMemberMutations,
  RoomInviteMutations,
  RoomResolver,
  RoomViewerResolver,
  RoomMemberResolver,
  RoomInviteResolver,
  MessageQueries,
  MessageMutations,
  ReactionMutations,
  ThreadMutations,
  MessageResolver,
  ThreadResolver,
  MentionResolver,
  ReactionGroupResolver,
  AttachmentResolver,
  TaskAttachmentResolver,
  AvatarResolver,
  StorageResolver,
  StorageUsedResolver,
  UserStorageResolver,
  RoomStorageResolver,
  FileQueries,
  FileMutations,
  FileResolver,
  ProjectQueries,
  ProjectMutations,
  ProjectMemberMutations,
  ProjectResolver,
  ProjectMemberResolver,
  ProjectReportResolver,
  TaskStatisticsResolver,
  TaskMessageResolver,
  MessageTasksResolver,
  TaskQueries,
  TaskMutations,
  TaskCommentMutations,
  TaskResolver,
  TaskCommentResolver,
  TaskChangeResolver,
  LiveResolver,
  LiveTasksResolver,
  LiveNotificationsResolver,
  NotificationResolver,
  NotificationSettingsResolver,
  RoomNotificationsResolver,
  NoticeResolver,
  ActivityResolver,
  PushResolver,
  JobResolver,
  BackupResolver,
  NodeResolver,
];
