import { useMutation, useQuery, useSubscription } from '@apollo/client/react';
import * as Documents from './documents.js';
export const useViewerQuery = (options?: useQuery.Options<Documents.ViewerQuery, Documents.ViewerQueryVariables>) =>
  useQuery(Documents.ViewerDocument, options as never);

export const useRegisterMutation = (options?: useMutation.Options<Documents.RegisterMutation, Documents.RegisterMutationVariables>) =>
  useMutation(Documents.RegisterDocument, options as never);

export const useLoginMutation = (options?: useMutation.Options<Documents.LoginMutation, Documents.LoginMutationVariables>) =>
  useMutation(Documents.LoginDocument, options as never);

export const useRefreshTokenMutation = (options?: useMutation.Options<Documents.RefreshTokenMutation, Documents.RefreshTokenMutationVariables>) =>
  useMutation(Documents.RefreshTokenDocument, options as never);

export const useLogoutMutation = (options?: useMutation.Options<Documents.LogoutMutation, Documents.LogoutMutationVariables>) =>
  useMutation(Documents.LogoutDocument, options as never);

export const useMessageAddedSubscription = (options: useSubscription.Options<Documents.MessageAddedSubscription, Documents.MessageAddedSubscriptionVariables>) =>
  useSubscription(Documents.MessageAddedDocument, options as never);

export const useEventsSubscription = (options?: useSubscription.Options<Documents.EventsSubscription, Documents.EventsSubscriptionVariables>) =>
  useSubscription(Documents.EventsDocument, options as never);

export const useRoomMessagesQuery = (options: useQuery.Options<Documents.RoomMessagesQuery, Documents.RoomMessagesQueryVariables>) =>
  useQuery(Documents.RoomMessagesDocument, options as never);

export const useSendMessageMutation = (options?: useMutation.Options<Documents.SendMessageMutation, Documents.SendMessageMutationVariables>) =>
  useMutation(Documents.SendMessageDocument, options as never);

export const useRoomsQuery = (options: useQuery.Options<Documents.RoomsQuery, Documents.RoomsQueryVariables>) =>
  useQuery(Documents.RoomsDocument, options as never);

export const useCreateRoomMutation = (options?: useMutation.Options<Documents.CreateRoomMutation, Documents.CreateRoomMutationVariables>) =>
  useMutation(Documents.CreateRoomDocument, options as never);

export const useMarkRoomReadMutation = (options?: useMutation.Options<Documents.MarkRoomReadMutation, Documents.MarkRoomReadMutationVariables>) =>
  useMutation(Documents.MarkRoomReadDocument, options as never);