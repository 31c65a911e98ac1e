import { useEffect, useEffectEvent } from 'react';
import { useWorkspace } from '../app/workspace.js';
import type { WorkspaceEvent } from './workspace-event.js';

/** Calls the listener with each event as it happens, while the component is shown: for what passes and is not kept. */
export function useHeard(listener: (event: WorkspaceEvent) => void): void {
  const { onEvent } = useWorkspace();
  const heard = useEffectEvent(listener);
  useEffect(() => {
    const until = new AbortController();
    onEvent((event) => heard(event), until.signal);
    return () => until.abort();
  }, [onEvent]);
}
