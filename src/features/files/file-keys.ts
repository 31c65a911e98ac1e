import { folderOf } from '../../storage/file-store.js';

/** The longer side of each preview at most, pixels. */
export const PREVIEW_SIZES = { SMALL: 320, LARGE: 1280 } as const;
export type PreviewSize = keyof typeof PREVIEW_SIZES;

/** Where the bytes of a file lie in the store. */
export function originalKey(id: string): string {
  return `originals/${folderOf(id)}/${id}`;
}

/** Where a preview of it lies. */
export function previewKey(id: string, size: PreviewSize): string {
  return `previews/${folderOf(id)}/${id}-${PREVIEW_SIZES[size]}.webp`;
}
