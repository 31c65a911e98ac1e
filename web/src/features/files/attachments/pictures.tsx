import type { ReactNode } from 'react';
import type { FileFactsFragment } from '../../../generated/documents.js';
import { useTexts } from '../../../i18n/i18n.js';
import { useLinks } from '../links/use-links.js';
import { useViewer } from '../viewer/use-viewer.js';
import styles from './attachments.module.css';
import { shownSize } from './shown-size.js';

/** Pictures that a message shows; how many more there are stands on the last one. */
const SHOWN = 9;

/** The pictures of a message: one in its own shape, several side by side. A press opens them all in the viewer. */
export function Pictures({ files }: { files: readonly FileFactsFragment[] }): ReactNode {
  const { t } = useTexts();
  const view = useViewer();
  const [only] = files;
  if (files.length === 1) return <Thumb file={only!} onOpen={() => view(only!, files)} />;
  const more = files.length - SHOWN;
  return (
    <ul
      className={styles.grid}
      data-columns={files.length === 2 || files.length === 4 ? 2 : 3}
      aria-label={t('files.pictures')}
    >
      {files.slice(0, SHOWN).map((file, index) => (
        <li key={file.id}>
          <Thumb file={file} isTile more={index === SHOWN - 1 ? more : 0} onOpen={() => view(file, files)} />
        </li>
      ))}
    </ul>
  );
}

/** A preview that takes its place before it is here. isTile: a square, of one size with others. more: how many pictures come after it. */
export function Thumb({
  file,
  isTile = false,
  more = 0,
  onOpen,
}: {
  file: FileFactsFragment;
  isTile?: boolean;
  more?: number;
  onOpen: () => void;
}): ReactNode {
  const { t } = useTexts();
  const { links, renew } = useLinks(file.id);
  const isReady = links?.previewStatus === 'READY';
  const { width, height } = shownSize(file);
  return (
    <button
      type="button"
      className={isTile ? styles.tile : styles.thumb}
      style={isTile ? undefined : { width, aspectRatio: `${width} / ${height}` }}
      aria-label={
        more > 0 ? t('files.openMore', { name: file.name, count: more }) : t('files.open', { name: file.name })
      }
      data-file={file.id}
      onClick={onOpen}
    >
      {isReady && (
        <img
          src={links.smallUrl!}
          srcSet={isTile ? undefined : `${links.smallUrl} ${smallWidth(file)}w, ${links.largeUrl} 1280w`}
          sizes={isTile ? undefined : `${width}px`}
          alt=""
          decoding="async"
          onError={renew}
        />
      )}
      {more > 0 && <span className={styles.more}>+{more}</span>}
    </button>
  );
}

/** Previews have at most 320 pixels in each direction. */
function smallWidth({ width, height }: FileFactsFragment): number {
  return Math.max(1, Math.round((320 / Math.max(width ?? 1, height ?? 1, 320)) * (width ?? 320)));
}
