import type { ApolloClient } from '@apollo/client';
import { createContext, useContext } from 'react';
import type { Uploads } from '../features/files/uploads/uploads.js';
import type { WorkspaceEvent } from '../live/workspace-event.js';
import type { Outbox } from '../offline/outbox.js';

/** What one signed-in person has open in this tab. */
export interface Workspace {
  userId: string;
  client: ApolloClient;
  /** Settles when there is something to show; fails where neither the server nor the device has anything. */
  ready: Promise<void>;
  outbox: Outbox;
  /** The files on their way; loaded when first there are some. Throws NetworkError where that fails. */
  uploads: () => Promise<Uploads>;
  /** Calls the listener with each event, after the cache knows of it, until the signal. */
  onEvent: (listener: (event: WorkspaceEvent) => void, until: AbortSignal) => void;
  close: () => void;
}

const OpenWorkspace = createContext<Workspace | null>(null);
export const WorkspaceProvider = OpenWorkspace.Provider;

/** The open workspace; only below WorkspaceApp. */
export function useWorkspace(): Workspace {
  return useContext(OpenWorkspace)!;
}
