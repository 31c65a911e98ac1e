import { useMutation, useQuery, useSubscription } from '@apollo/client/react';
import * as Documents from './documents.js';
export const useRequestPasswordResetMutation = (options?: useMutation.Options<Documents.RequestPasswordResetMutation, Documents.RequestPasswordResetMutationVariables>) =>
  useMutation(Documents.RequestPasswordResetDocument, options as never);

export const useResetPasswordMutation = (options?: useMutation.Options<Documents.ResetPasswordMutation, Documents.ResetPasswordMutationVariables>) =>
  useMutation(Documents.ResetPasswordDocument, options as never);

export const useVerifyEmailMutation = (options?: useMutation.Options<Documents.VerifyEmailMutation, Documents.VerifyEmailMutationVariables>) =>
  useMutation(Documents.VerifyEmailDocument, options as never);

export const useUpdateProfileMutation = (options?: useMutation.Options<Documents.UpdateProfileMutation, Documents.UpdateProfileMutationVariables>) =>
  useMutation(Documents.UpdateProfileDocument, options as never);

export const useOwnEmailQuery = (options?: useQuery.Options<Documents.OwnEmailQuery, Documents.OwnEmailQueryVariables>): useQuery.Result<Documents.OwnEmailQuery, Documents.OwnEmailQueryVariables, 'complete' | 'empty'> =>
  useQuery(Documents.OwnEmailDocument, options as never) as never;

export const useRequestEmailVerificationMutation = (options?: useMutation.Options<Documents.RequestEmailVerificationMutation, Documents.RequestEmailVerificationMutationVariables>) =>
  useMutation(Documents.RequestEmailVerificationDocument, options as never);

export const useChangePasswordMutation = (options?: useMutation.Options<Documents.ChangePasswordMutation, Documents.ChangePasswordMutationVariables>) =>
  useMutation(Documents.ChangePasswordDocument, options as never);

export const useSessionsQuery = (options?: useQuery.Options<Documents.SessionsQuery, Documents.SessionsQueryVariables>): useQuery.Result<Documents.SessionsQuery, Documents.SessionsQueryVariables, 'complete' | 'empty'> =>
  useQuery(Documents.SessionsDocument, options as never) as never;

export const useRevokeSessionMutation = (options?: useMutation.Options<Documents.RevokeSessionMutation, Documents.RevokeSessionMutationVariables>) =>
  useMutation(Documents.RevokeSessionDocument, options as never);

export const useOrganizationQuery = (options?: useQuery.Options<Documents.OrganizationQuery, Documents.OrganizationQueryVariables>): useQuery.Result<Documents.OrganizationQuery, Documents.OrganizationQueryVariables, 'complete' | 'empty'> =>
  useQuery(Documents.OrganizationDocument, options as never) as never;

export const useFrontDoorQuery = (options?: useQuery.Options<Documents.FrontDoorQuery, Documents.FrontDoorQueryVariables>): useQuery.Result<Documents.FrontDoorQuery, Documents.FrontDoorQueryVariables, 'complete' | 'empty'> =>
  useQuery(Documents.FrontDoorDocument, options as never) as never;

export const useRegisterMutation = (options?: useMutation.Options<Documents.RegisterMutation, Documents.RegisterMutationVariables>) =>
  useMutation(Documents.RegisterDocument, options as never);

export const useLoginMutation = (options?: useMutation.Options<Documents.LoginMutation, Documents.LoginMutationVariables>) =>
  useMutation(Documents.LoginDocument, options as never);

export const useCreateFirstAdminMutation = (options?: useMutation.Options<Documents.CreateFirstAdminMutation, Documents.CreateFirstAdminMutationVariables>) =>
  useMutation(Documents.CreateFirstAdminDocument, options as never);

export const useRefreshSessionMutation = (options?: useMutation.Options<Documents.RefreshSessionMutation, Documents.RefreshSessionMutationVariables>) =>
  useMutation(Documents.RefreshSessionDocument, options as never);

export const useLogoutMutation = (options?: useMutation.Options<Documents.LogoutMutation, Documents.LogoutMutationVariables>) =>
  useMutation(Documents.LogoutDocument, options as never);

export const useAccountQuery = (options: useQuery.Options<Documents.AccountQuery, Documents.AccountQueryVariables>): useQuery.Result<Documents.AccountQuery, Documents.AccountQueryVariables, 'complete' | 'empty'> =>
  useQuery(Documents.AccountDocument, options as never) as never;

export const useCreateUserMutation = (options?: useMutation.Options<Documents.CreateUserMutation, Documents.CreateUserMutationVariables>) =>
  useMutation(Documents.CreateUserDocument, options as never);

export const useSetUserRoleMutation = (options?: useMutation.Options<Documents.SetUserRoleMutation, Documents.SetUserRoleMutationVariables>) =>
  useMutation(Documents.SetUserRoleDocument, options as never);

export const useSetUserPasswordMutation = (options?: useMutation.Options<Documents.SetUserPasswordMutation, Documents.SetUserPasswordMutationVariables>) =>
  useMutation(Documents.SetUserPasswordDocument, options as never);

export const useDeactivateUserMutation = (options?: useMutation.Options<Documents.DeactivateUserMutation, Documents.DeactivateUserMutationVariables>) =>
  useMutation(Documents.DeactivateUserDocument, options as never);

export const useReactivateUserMutation = (options?: useMutation.Options<Documents.ReactivateUserMutation, Documents.ReactivateUserMutationVariables>) =>
  useMutation(Documents.ReactivateUserDocument, options as never);

export const useBackupsQuery = (options: useQuery.Options<Documents.BackupsQuery, Documents.BackupsQueryVariables>): useQuery.Result<Documents.BackupsQuery, Documents.BackupsQueryVariables, 'complete' | 'empty'> =>
  useQuery(Documents.BackupsDocument, options as never) as never;

export const useStartBackupMutation = (options?: useMutation.Options<Documents.StartBackupMutation, Documents.StartBackupMutationVariables>) =>
  useMutation(Documents.StartBackupDocument, options as never);

export const useInvitationsQuery = (options: useQuery.Options<Documents.InvitationsQuery, Documents.InvitationsQueryVariables>): useQuery.Result<Documents.InvitationsQuery, Documents.InvitationsQueryVariables, 'complete' | 'empty'> =>
  useQuery(Documents.InvitationsDocument, options as never) as never;

export const useInviteUserMutation = (options?: useMutation.Options<Documents.InviteUserMutation, Documents.InviteUserMutationVariables>) =>
  useMutation(Documents.InviteUserDocument, options as never);

export const useRevokeInvitationMutation = (options?: useMutation.Options<Documents.RevokeInvitationMutation, Documents.RevokeInvitationMutationVariables>) =>
  useMutation(Documents.RevokeInvitationDocument, options as never);

export const useJobsQuery = (options: useQuery.Options<Documents.JobsQuery, Documents.JobsQueryVariables>): useQuery.Result<Documents.JobsQuery, Documents.JobsQueryVariables, 'complete' | 'empty'> =>
  useQuery(Documents.JobsDocument, options as never) as never;

export const useRetryJobMutation = (options?: useMutation.Options<Documents.RetryJobMutation, Documents.RetryJobMutationVariables>) =>
  useMutation(Documents.RetryJobDocument, options as never);

export const useStorageTotalQuery = (options?: useQuery.Options<Documents.StorageTotalQuery, Documents.StorageTotalQueryVariables>): useQuery.Result<Documents.StorageTotalQuery, Documents.StorageTotalQueryVariables, 'complete' | 'empty'> =>
  useQuery(Documents.StorageTotalDocument, options as never) as never;

export const useStoragePerUserQuery = (options: useQuery.Options<Documents.StoragePerUserQuery, Documents.StoragePerUserQueryVariables>): useQuery.Result<Documents.StoragePerUserQuery, Documents.StoragePerUserQueryVariables, 'complete' | 'empty'> =>
  useQuery(Documents.StoragePerUserDocument, options as never) as never;

export const useStoragePerRoomQuery = (options: useQuery.Options<Documents.StoragePerRoomQuery, Documents.StoragePerRoomQueryVariables>): useQuery.Result<Documents.StoragePerRoomQuery, Documents.StoragePerRoomQueryVariables, 'complete' | 'empty'> =>
  useQuery(Documents.StoragePerRoomDocument, options as never) as never;

export const useFileLinksQuery = (options: useQuery.Options<Documents.FileLinksQuery, Documents.FileLinksQueryVariables>): useQuery.Result<Documents.FileLinksQuery, Documents.FileLinksQueryVariables, 'complete' | 'empty'> =>
  useQuery(Documents.FileLinksDocument, options as never) as never;

export const useFileQuery = (options: useQuery.Options<Documents.FileQuery, Documents.FileQueryVariables>): useQuery.Result<Documents.FileQuery, Documents.FileQueryVariables, 'complete' | 'empty'> =>
  useQuery(Documents.FileDocument, options as never) as never;

export const useArchiveEntriesQuery = (options: useQuery.Options<Documents.ArchiveEntriesQuery, Documents.ArchiveEntriesQueryVariables>): useQuery.Result<Documents.ArchiveEntriesQuery, Documents.ArchiveEntriesQueryVariables, 'complete' | 'empty'> =>
  useQuery(Documents.ArchiveEntriesDocument, options as never) as never;

export const useUploadFileMutation = (options?: useMutation.Options<Documents.UploadFileMutation, Documents.UploadFileMutationVariables>) =>
  useMutation(Documents.UploadFileDocument, options as never);

export const useUploadArchiveMutation = (options?: useMutation.Options<Documents.UploadArchiveMutation, Documents.UploadArchiveMutationVariables>) =>
  useMutation(Documents.UploadArchiveDocument, options as never);

export const useSetAvatarMutation = (options?: useMutation.Options<Documents.SetAvatarMutation, Documents.SetAvatarMutationVariables>) =>
  useMutation(Documents.SetAvatarDocument, options as never);

export const useDeleteFileMutation = (options?: useMutation.Options<Documents.DeleteFileMutation, Documents.DeleteFileMutationVariables>) =>
  useMutation(Documents.DeleteFileDocument, options as never);

export const useRoomMessagesQuery = (options: useQuery.Options<Documents.RoomMessagesQuery, Documents.RoomMessagesQueryVariables>): useQuery.Result<Documents.RoomMessagesQuery, Documents.RoomMessagesQueryVariables, 'complete' | 'empty'> =>
  useQuery(Documents.RoomMessagesDocument, options as never) as never;

export const useThreadQuery = (options: useQuery.Options<Documents.ThreadQuery, Documents.ThreadQueryVariables>): useQuery.Result<Documents.ThreadQuery, Documents.ThreadQueryVariables, 'complete' | 'empty'> =>
  useQuery(Documents.ThreadDocument, options as never) as never;

export const useMessageQuery = (options: useQuery.Options<Documents.MessageQuery, Documents.MessageQueryVariables>): useQuery.Result<Documents.MessageQuery, Documents.MessageQueryVariables, 'complete' | 'empty'> =>
  useQuery(Documents.MessageDocument, options as never) as never;

export const useMessagePlaceQuery = (options: useQuery.Options<Documents.MessagePlaceQuery, Documents.MessagePlaceQueryVariables>): useQuery.Result<Documents.MessagePlaceQuery, Documents.MessagePlaceQueryVariables, 'complete' | 'empty'> =>
  useQuery(Documents.MessagePlaceDocument, options as never) as never;

export const useMessageRightsQuery = (options: useQuery.Options<Documents.MessageRightsQuery, Documents.MessageRightsQueryVariables>): useQuery.Result<Documents.MessageRightsQuery, Documents.MessageRightsQueryVariables, 'complete' | 'empty'> =>
  useQuery(Documents.MessageRightsDocument, options as never) as never;

export const useSendMessageMutation = (options?: useMutation.Options<Documents.SendMessageMutation, Documents.SendMessageMutationVariables>) =>
  useMutation(Documents.SendMessageDocument, options as never);

export const useEditMessageMutation = (options?: useMutation.Options<Documents.EditMessageMutation, Documents.EditMessageMutationVariables>) =>
  useMutation(Documents.EditMessageDocument, options as never);

export const useDeleteMessageMutation = (options?: useMutation.Options<Documents.DeleteMessageMutation, Documents.DeleteMessageMutationVariables>) =>
  useMutation(Documents.DeleteMessageDocument, options as never);

export const useAddReactionMutation = (options?: useMutation.Options<Documents.AddReactionMutation, Documents.AddReactionMutationVariables>) =>
  useMutation(Documents.AddReactionDocument, options as never);

export const useRemoveReactionMutation = (options?: useMutation.Options<Documents.RemoveReactionMutation, Documents.RemoveReactionMutationVariables>) =>
  useMutation(Documents.RemoveReactionDocument, options as never);

export const useOwnReactionsQuery = (options: useQuery.Options<Documents.OwnReactionsQuery, Documents.OwnReactionsQueryVariables>): useQuery.Result<Documents.OwnReactionsQuery, Documents.OwnReactionsQueryVariables, 'complete' | 'empty'> =>
  useQuery(Documents.OwnReactionsDocument, options as never) as never;

export const useFollowThreadMutation = (options?: useMutation.Options<Documents.FollowThreadMutation, Documents.FollowThreadMutationVariables>) =>
  useMutation(Documents.FollowThreadDocument, options as never);

export const useUnfollowThreadMutation = (options?: useMutation.Options<Documents.UnfollowThreadMutation, Documents.UnfollowThreadMutationVariables>) =>
  useMutation(Documents.UnfollowThreadDocument, options as never);

export const useMentionableQuery = (options: useQuery.Options<Documents.MentionableQuery, Documents.MentionableQueryVariables>): useQuery.Result<Documents.MentionableQuery, Documents.MentionableQueryVariables, 'complete' | 'empty'> =>
  useQuery(Documents.MentionableDocument, options as never) as never;

export const useNotificationsQuery = (options: useQuery.Options<Documents.NotificationsQuery, Documents.NotificationsQueryVariables>): useQuery.Result<Documents.NotificationsQuery, Documents.NotificationsQueryVariables, 'complete' | 'empty'> =>
  useQuery(Documents.NotificationsDocument, options as never) as never;

export const useUnreadNotificationsQuery = (options?: useQuery.Options<Documents.UnreadNotificationsQuery, Documents.UnreadNotificationsQueryVariables>): useQuery.Result<Documents.UnreadNotificationsQuery, Documents.UnreadNotificationsQueryVariables, 'complete' | 'empty'> =>
  useQuery(Documents.UnreadNotificationsDocument, options as never) as never;

export const useMarkNotificationsReadMutation = (options?: useMutation.Options<Documents.MarkNotificationsReadMutation, Documents.MarkNotificationsReadMutationVariables>) =>
  useMutation(Documents.MarkNotificationsReadDocument, options as never);

export const useRoomNotificationsQuery = (options: useQuery.Options<Documents.RoomNotificationsQuery, Documents.RoomNotificationsQueryVariables>): useQuery.Result<Documents.RoomNotificationsQuery, Documents.RoomNotificationsQueryVariables, 'complete' | 'empty'> =>
  useQuery(Documents.RoomNotificationsDocument, options as never) as never;

export const useSetRoomNotificationsMutation = (options?: useMutation.Options<Documents.SetRoomNotificationsMutation, Documents.SetRoomNotificationsMutationVariables>) =>
  useMutation(Documents.SetRoomNotificationsDocument, options as never);

export const useNotificationSettingsQuery = (options?: useQuery.Options<Documents.NotificationSettingsQuery, Documents.NotificationSettingsQueryVariables>): useQuery.Result<Documents.NotificationSettingsQuery, Documents.NotificationSettingsQueryVariables, 'complete' | 'empty'> =>
  useQuery(Documents.NotificationSettingsDocument, options as never) as never;

export const useUpdateNotificationSettingsMutation = (options?: useMutation.Options<Documents.UpdateNotificationSettingsMutation, Documents.UpdateNotificationSettingsMutationVariables>) =>
  useMutation(Documents.UpdateNotificationSettingsDocument, options as never);

export const useUpdateClocksMutation = (options?: useMutation.Options<Documents.UpdateClocksMutation, Documents.UpdateClocksMutationVariables>) =>
  useMutation(Documents.UpdateClocksDocument, options as never);

export const usePushDevicesQuery = (options?: useQuery.Options<Documents.PushDevicesQuery, Documents.PushDevicesQueryVariables>): useQuery.Result<Documents.PushDevicesQuery, Documents.PushDevicesQueryVariables, 'complete' | 'empty'> =>
  useQuery(Documents.PushDevicesDocument, options as never) as never;

export const useSubscribePushMutation = (options?: useMutation.Options<Documents.SubscribePushMutation, Documents.SubscribePushMutationVariables>) =>
  useMutation(Documents.SubscribePushDocument, options as never);

export const useUnsubscribePushMutation = (options?: useMutation.Options<Documents.UnsubscribePushMutation, Documents.UnsubscribePushMutationVariables>) =>
  useMutation(Documents.UnsubscribePushDocument, options as never);

export const useSendTestPushMutation = (options?: useMutation.Options<Documents.SendTestPushMutation, Documents.SendTestPushMutationVariables>) =>
  useMutation(Documents.SendTestPushDocument, options as never);

export const usePeopleQuery = (options: useQuery.Options<Documents.PeopleQuery, Documents.PeopleQueryVariables>): useQuery.Result<Documents.PeopleQuery, Documents.PeopleQueryVariables, 'complete' | 'empty'> =>
  useQuery(Documents.PeopleDocument, options as never) as never;

export const usePersonByIdQuery = (options: useQuery.Options<Documents.PersonByIdQuery, Documents.PersonByIdQueryVariables>): useQuery.Result<Documents.PersonByIdQuery, Documents.PersonByIdQueryVariables, 'complete' | 'empty'> =>
  useQuery(Documents.PersonByIdDocument, options as never) as never;

export const useRoomInvitesQuery = (options: useQuery.Options<Documents.RoomInvitesQuery, Documents.RoomInvitesQueryVariables>): useQuery.Result<Documents.RoomInvitesQuery, Documents.RoomInvitesQueryVariables, 'complete' | 'empty'> =>
  useQuery(Documents.RoomInvitesDocument, options as never) as never;

export const useCreateRoomInviteMutation = (options?: useMutation.Options<Documents.CreateRoomInviteMutation, Documents.CreateRoomInviteMutationVariables>) =>
  useMutation(Documents.CreateRoomInviteDocument, options as never);

export const useRevokeRoomInviteMutation = (options?: useMutation.Options<Documents.RevokeRoomInviteMutation, Documents.RevokeRoomInviteMutationVariables>) =>
  useMutation(Documents.RevokeRoomInviteDocument, options as never);

export const useRoomMembersQuery = (options: useQuery.Options<Documents.RoomMembersQuery, Documents.RoomMembersQueryVariables>): useQuery.Result<Documents.RoomMembersQuery, Documents.RoomMembersQueryVariables, 'complete' | 'empty'> =>
  useQuery(Documents.RoomMembersDocument, options as never) as never;

export const useAddRoomMemberMutation = (options?: useMutation.Options<Documents.AddRoomMemberMutation, Documents.AddRoomMemberMutationVariables>) =>
  useMutation(Documents.AddRoomMemberDocument, options as never);

export const useRemoveRoomMemberMutation = (options?: useMutation.Options<Documents.RemoveRoomMemberMutation, Documents.RemoveRoomMemberMutationVariables>) =>
  useMutation(Documents.RemoveRoomMemberDocument, options as never);

export const useSetRoomMemberRoleMutation = (options?: useMutation.Options<Documents.SetRoomMemberRoleMutation, Documents.SetRoomMemberRoleMutationVariables>) =>
  useMutation(Documents.SetRoomMemberRoleDocument, options as never);

export const useWorkspaceQuery = (options: useQuery.Options<Documents.WorkspaceQuery, Documents.WorkspaceQueryVariables>): useQuery.Result<Documents.WorkspaceQuery, Documents.WorkspaceQueryVariables, 'complete' | 'empty'> =>
  useQuery(Documents.WorkspaceDocument, options as never) as never;

export const useRoomQuery = (options: useQuery.Options<Documents.RoomQuery, Documents.RoomQueryVariables>): useQuery.Result<Documents.RoomQuery, Documents.RoomQueryVariables, 'complete' | 'empty'> =>
  useQuery(Documents.RoomDocument, options as never) as never;

export const useMarkRoomReadMutation = (options?: useMutation.Options<Documents.MarkRoomReadMutation, Documents.MarkRoomReadMutationVariables>) =>
  useMutation(Documents.MarkRoomReadDocument, options as never);

export const useCreateRoomMutation = (options?: useMutation.Options<Documents.CreateRoomMutation, Documents.CreateRoomMutationVariables>) =>
  useMutation(Documents.CreateRoomDocument, options as never);

export const useUpdateRoomMutation = (options?: useMutation.Options<Documents.UpdateRoomMutation, Documents.UpdateRoomMutationVariables>) =>
  useMutation(Documents.UpdateRoomDocument, options as never);

export const useDeleteRoomMutation = (options?: useMutation.Options<Documents.DeleteRoomMutation, Documents.DeleteRoomMutationVariables>) =>
  useMutation(Documents.DeleteRoomDocument, options as never);

export const useJoinRoomMutation = (options?: useMutation.Options<Documents.JoinRoomMutation, Documents.JoinRoomMutationVariables>) =>
  useMutation(Documents.JoinRoomDocument, options as never);

export const useLeaveRoomMutation = (options?: useMutation.Options<Documents.LeaveRoomMutation, Documents.LeaveRoomMutationVariables>) =>
  useMutation(Documents.LeaveRoomDocument, options as never);

export const usePublicRoomsQuery = (options: useQuery.Options<Documents.PublicRoomsQuery, Documents.PublicRoomsQueryVariables>): useQuery.Result<Documents.PublicRoomsQuery, Documents.PublicRoomsQueryVariables, 'complete' | 'empty'> =>
  useQuery(Documents.PublicRoomsDocument, options as never) as never;

export const useEventsSubscription = (options?: useSubscription.Options<Documents.EventsSubscription, Documents.EventsSubscriptionVariables>) =>
  useSubscription(Documents.EventsDocument, options as never);

export const useRoomActivitySubscription = (options: useSubscription.Options<Documents.RoomActivitySubscription, Documents.RoomActivitySubscriptionVariables>) =>
  useSubscription(Documents.RoomActivityDocument, options as never);

export const useStartTypingMutation = (options?: useMutation.Options<Documents.StartTypingMutation, Documents.StartTypingMutationVariables>) =>
  useMutation(Documents.StartTypingDocument, options as never);

export const useHistoryQuery = (options: useQuery.Options<Documents.HistoryQuery, Documents.HistoryQueryVariables>): useQuery.Result<Documents.HistoryQuery, Documents.HistoryQueryVariables, 'complete' | 'empty'> =>
  useQuery(Documents.HistoryDocument, options as never) as never;