import { Upload } from 'lucide-react';
import { type ReactNode, type RefObject, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTexts } from '../../../i18n/i18n.js';
import { toast } from '../../../ui/toasts.js';
import styles from './composing.module.css';

/** Covers the section that the composer is in while files are dragged over the page. */
export default function DropZone({
  within,
  onDrop,
}: {
  within: RefObject<HTMLElement | null>;
  onDrop: (files: readonly File[]) => void;
}): ReactNode {
  const { t } = useTexts();
  const [isOver, setOver] = useState(false);
  const section = within.current?.closest('section');
  if (!section) return null;
  return createPortal(
    // biome-ignore lint/a11y/noStaticElementInteractions: there is a button for who drags nothing
    <div
      className={styles.dropZone}
      data-over={isOver || undefined}
      onDragEnter={() => setOver(true)}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        const { files, folders } = droppedIn(event.dataTransfer);
        if (folders > 0) toast(t('files.noFolders'));
        onDrop(files);
      }}
    >
      <p className={styles.dropText}>
        <Upload size={28} aria-hidden />
        {t('files.drop')}
      </p>
    </div>,
    section,
  );
}

/** Folders come as files that cannot be read. */
function droppedIn({ items }: DataTransfer): { files: File[]; folders: number } {
  const dropped = [...items].filter(({ kind }) => kind === 'file');
  const isFolder = (item: DataTransferItem) => item.webkitGetAsEntry()?.isDirectory === true;
  const files = dropped.filter((item) => !isFolder(item)).flatMap((item) => item.getAsFile() ?? []);
  return { files, folders: dropped.filter(isFolder).length };
}
