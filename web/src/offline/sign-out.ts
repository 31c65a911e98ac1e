import { session } from '../api/session.js';
import { drafts } from '../features/messages/composer/drafts.js';
import { clearHistory, deleteDatabase, openDatabase } from './database.js';

/**
 * Ends the session, here or everywhere, and takes all that was kept off the device, drafts and unsent messages too: ask first.
 * Throws NetworkError: without the server nobody can be signed out for sure.
 */
export async function signOut(everywhere = false): Promise<void> {
  const state = session.current();
  await session.signOut(everywhere);
  const { forgetPush } = await import('../features/notifications/push-device.js');
  await forgetPush().catch(() => {});
  if (!('userId' in state)) return;
  drafts.forget(state.userId);
  await deleteDatabase(state.userId);
}

/** Takes what others wrote off the device, for somebody whose session was ended while the app was closed. */
export async function forgetHistory(userId: string): Promise<void> {
  const database = await openDatabase(userId);
  if (!database) return;
  await clearHistory(database);
  database.close();
}
