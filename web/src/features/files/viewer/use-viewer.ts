import { useCallback } from 'react';
import { useDialog } from '../../../app/use-dialog.js';
import type { FileFactsFragment } from '../../../generated/documents.js';
import { gallery } from './gallery.js';

/** Opens a picture in the viewer, among others that one comes to from it. */
export function useViewer(): (file: FileFactsFragment, among: readonly FileFactsFragment[]) => void {
  const { open } = useDialog();
  return useCallback(
    (file, among) => {
      gallery.become(among);
      open('picture', file.id);
    },
    [open],
  );
}
