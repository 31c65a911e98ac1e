import { ApiError, NetworkError, type WireError } from '../../api/errors.js';
import { reach } from '../../api/reach.js';

/** Kinds of mail that can be turned off, as the links in them name them. */
export const MAIL_KINDS = [
  'MENTION',
  'REPLY',
  'MESSAGE',
  'ASSIGNED',
  'DUE_SOON',
  'INVITED',
  'TASK_CHANGED',
  'DIGEST',
  'PROJECT_REPORT',
] as const;

/** Does what mailboxes do by themselves with the link of a mail. search: of its address, `?token=…&kind=…`. */
export async function unsubscribe(search: string): Promise<void> {
  const response = await reach(`/unsubscribe?${search}`, { method: 'POST', credentials: 'omit' });
  if (response.ok) return;
  const { errors } = await response.json().catch((cause: unknown) => {
    throw new NetworkError({ cause }); // something between here and the server answered
  });
  const [{ message, extensions }] = errors as [WireError];
  const retryAfter = Number(response.headers.get('retry-after')) || undefined;
  throw new ApiError({ message, extensions: { ...extensions, retryAfter } });
}
