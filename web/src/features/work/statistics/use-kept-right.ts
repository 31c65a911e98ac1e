import { useHeard } from '../../../live/heard.js';
import { useSoon } from './use-soon.js';

/** Asks again, soon, whenever anything happens to a task; gives what asks again at a button. */
export function useKeptRight(refetch: () => Promise<unknown>): () => void {
  const again = useSoon(() => void refetch().catch(() => {}));
  useHeard((event) => {
    if (event.__typename === 'TaskEvent' || event.__typename === 'TaskHiddenEvent') again();
  });
  return again;
}
