import { useMutation, useQuery } from '@apollo/client/react';
import * as Documents from './work-documents.js';
export const useProjectsQuery = (options: useQuery.Options<Documents.ProjectsQuery, Documents.ProjectsQueryVariables>): useQuery.Result<Documents.ProjectsQuery, Documents.ProjectsQueryVariables, 'complete' | 'empty'> =>
  useQuery(Documents.ProjectsDocument, options as never) as never;

export const useProjectQuery = (options: useQuery.Options<Documents.ProjectQuery, Documents.ProjectQueryVariables>): useQuery.Result<Documents.ProjectQuery, Documents.ProjectQueryVariables, 'complete' | 'empty'> =>
  useQuery(Documents.ProjectDocument, options as never) as never;

export const useProjectMembersQuery = (options: useQuery.Options<Documents.ProjectMembersQuery, Documents.ProjectMembersQueryVariables>): useQuery.Result<Documents.ProjectMembersQuery, Documents.ProjectMembersQueryVariables, 'complete' | 'empty'> =>
  useQuery(Documents.ProjectMembersDocument, options as never) as never;

export const useCreateProjectMutation = (options?: useMutation.Options<Documents.CreateProjectMutation, Documents.CreateProjectMutationVariables>) =>
  useMutation(Documents.CreateProjectDocument, options as never);

export const useUpdateProjectMutation = (options?: useMutation.Options<Documents.UpdateProjectMutation, Documents.UpdateProjectMutationVariables>) =>
  useMutation(Documents.UpdateProjectDocument, options as never);

export const useDeleteProjectMutation = (options?: useMutation.Options<Documents.DeleteProjectMutation, Documents.DeleteProjectMutationVariables>) =>
  useMutation(Documents.DeleteProjectDocument, options as never);

export const useAddProjectMemberMutation = (options?: useMutation.Options<Documents.AddProjectMemberMutation, Documents.AddProjectMemberMutationVariables>) =>
  useMutation(Documents.AddProjectMemberDocument, options as never);

export const useSetProjectMemberRoleMutation = (options?: useMutation.Options<Documents.SetProjectMemberRoleMutation, Documents.SetProjectMemberRoleMutationVariables>) =>
  useMutation(Documents.SetProjectMemberRoleDocument, options as never);

export const useRemoveProjectMemberMutation = (options?: useMutation.Options<Documents.RemoveProjectMemberMutation, Documents.RemoveProjectMemberMutationVariables>) =>
  useMutation(Documents.RemoveProjectMemberDocument, options as never);

export const useProjectReportQuery = (options: useQuery.Options<Documents.ProjectReportQuery, Documents.ProjectReportQueryVariables>): useQuery.Result<Documents.ProjectReportQuery, Documents.ProjectReportQueryVariables, 'complete' | 'empty'> =>
  useQuery(Documents.ProjectReportDocument, options as never) as never;

export const useProjectReportFileQuery = (options: useQuery.Options<Documents.ProjectReportFileQuery, Documents.ProjectReportFileQueryVariables>): useQuery.Result<Documents.ProjectReportFileQuery, Documents.ProjectReportFileQueryVariables, 'complete' | 'empty'> =>
  useQuery(Documents.ProjectReportFileDocument, options as never) as never;

export const useTasksQuery = (options: useQuery.Options<Documents.TasksQuery, Documents.TasksQueryVariables>): useQuery.Result<Documents.TasksQuery, Documents.TasksQueryVariables, 'complete' | 'empty'> =>
  useQuery(Documents.TasksDocument, options as never) as never;

export const useTaskQuery = (options: useQuery.Options<Documents.TaskQuery, Documents.TaskQueryVariables>): useQuery.Result<Documents.TaskQuery, Documents.TaskQueryVariables, 'complete' | 'empty'> =>
  useQuery(Documents.TaskDocument, options as never) as never;

export const useTaskCommentsQuery = (options: useQuery.Options<Documents.TaskCommentsQuery, Documents.TaskCommentsQueryVariables>): useQuery.Result<Documents.TaskCommentsQuery, Documents.TaskCommentsQueryVariables, 'complete' | 'empty'> =>
  useQuery(Documents.TaskCommentsDocument, options as never) as never;

export const useTaskHistoryQuery = (options: useQuery.Options<Documents.TaskHistoryQuery, Documents.TaskHistoryQueryVariables>): useQuery.Result<Documents.TaskHistoryQuery, Documents.TaskHistoryQueryVariables, 'complete' | 'empty'> =>
  useQuery(Documents.TaskHistoryDocument, options as never) as never;

export const useTaskDraftQuery = (options: useQuery.Options<Documents.TaskDraftQuery, Documents.TaskDraftQueryVariables>): useQuery.Result<Documents.TaskDraftQuery, Documents.TaskDraftQueryVariables, 'complete' | 'empty'> =>
  useQuery(Documents.TaskDraftDocument, options as never) as never;

export const useCreateTaskMutation = (options?: useMutation.Options<Documents.CreateTaskMutation, Documents.CreateTaskMutationVariables>) =>
  useMutation(Documents.CreateTaskDocument, options as never);

export const useCreateTaskFromMessageMutation = (options?: useMutation.Options<Documents.CreateTaskFromMessageMutation, Documents.CreateTaskFromMessageMutationVariables>) =>
  useMutation(Documents.CreateTaskFromMessageDocument, options as never);

export const useUpdateTaskMutation = (options?: useMutation.Options<Documents.UpdateTaskMutation, Documents.UpdateTaskMutationVariables>) =>
  useMutation(Documents.UpdateTaskDocument, options as never);

export const useDeleteTaskMutation = (options?: useMutation.Options<Documents.DeleteTaskMutation, Documents.DeleteTaskMutationVariables>) =>
  useMutation(Documents.DeleteTaskDocument, options as never);

export const useCommentTaskMutation = (options?: useMutation.Options<Documents.CommentTaskMutation, Documents.CommentTaskMutationVariables>) =>
  useMutation(Documents.CommentTaskDocument, options as never);

export const useDeleteTaskCommentMutation = (options?: useMutation.Options<Documents.DeleteTaskCommentMutation, Documents.DeleteTaskCommentMutationVariables>) =>
  useMutation(Documents.DeleteTaskCommentDocument, options as never);

export const useTaskStatisticsQuery = (options: useQuery.Options<Documents.TaskStatisticsQuery, Documents.TaskStatisticsQueryVariables>): useQuery.Result<Documents.TaskStatisticsQuery, Documents.TaskStatisticsQueryVariables, 'complete' | 'empty'> =>
  useQuery(Documents.TaskStatisticsDocument, options as never) as never;

export const useTaskMessageQuery = (options: useQuery.Options<Documents.TaskMessageQuery, Documents.TaskMessageQueryVariables>): useQuery.Result<Documents.TaskMessageQuery, Documents.TaskMessageQueryVariables, 'complete' | 'empty'> =>
  useQuery(Documents.TaskMessageDocument, options as never) as never;

export const useAddTaskAttachmentMutation = (options?: useMutation.Options<Documents.AddTaskAttachmentMutation, Documents.AddTaskAttachmentMutationVariables>) =>
  useMutation(Documents.AddTaskAttachmentDocument, options as never);

export const useRemoveTaskAttachmentMutation = (options?: useMutation.Options<Documents.RemoveTaskAttachmentMutation, Documents.RemoveTaskAttachmentMutationVariables>) =>
  useMutation(Documents.RemoveTaskAttachmentDocument, options as never);