import type { Viewer } from '../../context.js';
import type { StoredFile } from './file.entity.js';

/** Who uploaded a file may delete it; nobody else may, for it may hang on what he sees and they do not. */
export function canDelete(viewer: Viewer | null, file: Pick<StoredFile, 'uploaderId'>): boolean {
  return viewer?.id === file.uploaderId;
}
