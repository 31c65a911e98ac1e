import { type ReactNode, useSyncExternalStore } from 'react';
import type { DialogProps } from '../../../app/dialogs.js';
import { useFileQuery } from '../../../generated/hooks.js';
import { gallery } from './gallery.js';
import { Viewer } from './viewer.js';

/** The picture that the address names, among those with which it was opened; by a link alone, for itself. */
export default function PictureDialog({ about, onClose }: DialogProps): ReactNode {
  const among = useSyncExternalStore(gallery.subscribe, gallery.current);
  const isKnown = among.some(({ id }) => id === about);
  const { data } = useFileQuery({ variables: { id: about ?? '' }, skip: isKnown });
  const files = isKnown ? among : data?.file ? [data.file] : [];
  return files.length > 0 && <Viewer files={files} first={about!} onClose={onClose} />;
}
