import type { ApolloClient } from '@apollo/client';
import { ProjectDocument, TaskMessageDocument } from '../../generated/work-documents.js';
import { listProject } from './cached-tasks.js';

/** Asks the server for what events about tasks and projects left unknown. */
export async function askWorkAgain(client: ApolloClient, taskIds: string[], projectIds: string[]): Promise<void> {
  const fetchPolicy = 'network-only';
  await Promise.allSettled([
    ...taskIds.map((id) => client.query({ query: TaskMessageDocument, variables: { id }, fetchPolicy })),
    ...projectIds.map(async (id) => {
      const { data } = await client.query({ query: ProjectDocument, variables: { id }, fetchPolicy });
      if (data?.project) listProject(client.cache, data.project);
    }),
  ]);
}
