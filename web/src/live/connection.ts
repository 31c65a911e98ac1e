import { useSyncExternalStore } from 'react';
import { cell } from '../state/cell.js';

/** `connecting`: not heard of the server yet. `live`: everything shown is of this moment. `offline`: trying again. */
export type ConnectionState = 'connecting' | 'live' | 'offline';

/** Whether the tab hears of changes as they happen. */
export const connection = cell<ConnectionState>('connecting');

export const useConnection = () => useSyncExternalStore(connection.subscribe, connection.current);
