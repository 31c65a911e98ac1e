import type { SelfFragment } from '../../generated/documents.js';
import { useWorkspaceQuery } from '../../generated/hooks.js';

/** Who is signed in, as the cache has him; null in the moment before it does. */
export function useViewer(): SelfFragment | null {
  const { data } = useWorkspaceQuery({ variables: { first: 100 }, fetchPolicy: 'cache-only' });
  return data?.viewer ?? null;
}
