import type { Database } from '../../../offline/database.js';
import { filesOf } from '../../../offline/outgoing.js';
import { drafts } from '../../messages/composer/drafts.js';
import { UploadShelf } from './upload-shelf.js';
import { Uploads } from './uploads.js';

const DAY = 24 * 60 * 60 * 1000;

/** The uploads of one person. What nothing refers to any more, a day after it was chosen, is taken off the device. */
export function openUploads(userId: string, database: Database | null, closed: AbortSignal): Uploads {
  if (database) void sweep(userId, database).catch(() => {});
  const uploads = new Uploads(new UploadShelf(database));
  closed.addEventListener('abort', () => uploads.close());
  return uploads;
}

async function sweep(userId: string, database: Database): Promise<void> {
  const outgoing = await database.getAll('outbox');
  const wanted = new Set([...drafts.allFiles(userId), ...outgoing.flatMap(filesOf).map(({ key }) => key)]);
  const before = new Date(Date.now() - DAY).toISOString();
  for (const { key, addedAt } of await database.getAll('uploads'))
    if (addedAt < before && !wanted.has(key)) await database.delete('uploads', key);
}
