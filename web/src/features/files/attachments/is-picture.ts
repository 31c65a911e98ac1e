import type { FileFactsFragment } from '../../../generated/documents.js';

/** Whether a file is shown by its previews, now or when they are made. */
export function isPicture({ isImage, previewStatus }: FileFactsFragment): boolean {
  return isImage && (previewStatus === 'READY' || previewStatus === 'PENDING');
}
