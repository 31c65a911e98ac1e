import { ChevronLeft, ChevronRight, Download, X, ZoomIn, ZoomOut } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import type { FileFactsFragment } from '../../../generated/documents.js';
import { useTexts } from '../../../i18n/i18n.js';
import { Overlay, OverlayDismiss } from '../../../ui/overlay.js';
import overlay from '../../../ui/overlay.module.css';
import { DownloadLink } from '../attachments/download-link.js';
import { useLinks } from '../links/use-links.js';
import { sizeText } from '../size-text.js';
import { Stage } from './stage.js';
import styles from './viewer.module.css';

/**
 * Shows pictures one at a time over the whole window. first: the id of the one to begin with. onMore: there are others after
 * these; called when the last of these is shown, and when one wants to go on from it.
 */
export function Viewer({
  files,
  first,
  onMore,
  onClose,
}: {
  files: readonly FileFactsFragment[];
  first: string;
  onMore?: (() => void) | undefined;
  onClose: () => void;
}): ReactNode {
  const { t, language } = useTexts();
  const [shown, setShown] = useState(first);
  const [isZoomed, setZoomed] = useState(false);
  const [isAwaitingNext, setAwaitingNext] = useState(false);
  const index = Math.max(
    0,
    files.findIndex(({ id }) => id === shown),
  );
  const file = files[index]!;
  const [previous, next] = [files[index - 1], files[index + 1]];
  // Its neighbours are there before one comes to them.
  const { links } = useLinks(next?.id ?? null);
  const ahead = links?.previewStatus === 'READY' ? links.largeUrl : null;
  useLinks(previous?.id ?? null);

  function show(other: FileFactsFragment | undefined): void {
    if (!other) return;
    setShown(other.id);
    setZoomed(false);
    setAwaitingNext(false);
  }

  /** To one that is not here yet as soon as it is. */
  function goOn(): void {
    show(next);
    if (next || !onMore) return;
    setAwaitingNext(true);
    onMore();
  }
  if (isAwaitingNext && next) show(next);

  const askForMore = useEffectEvent(() => onMore?.());
  const lastId = files.at(-1)!.id;
  useEffect(() => {
    if (file.id === lastId) askForMore();
  }, [file.id, lastId]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowLeft' && !isZoomed) show(previous);
    else if (event.key === 'ArrowRight' && !isZoomed) goOn();
    else if (event.key === 'Home') show(files[0]);
    else if (event.key === 'End') show(files.at(-1));
    else if (event.key === '+' || event.key === '=') setZoomed(true);
    else if (event.key === '-') setZoomed(false);
    else return;
    event.preventDefault();
  }

  const place = files.length > 1 ? t('files.place', { place: index + 1, count: files.length }) : '';
  return (
    <Overlay label={t('files.viewer')} onClose={onClose} onKeyDown={onKeyDown}>
      <header className={styles.header}>
        <div className={styles.about} aria-live="polite">
          <p className={styles.name}>
            <bdi>{file.name}</bdi>
          </p>
          <p className={styles.facts}>{[place, sizeText(file.size, language)].filter(Boolean).join(' · ')}</p>
        </div>
        <button
          type="button"
          className={overlay.button}
          aria-label={t('files.zoom')}
          title={t('files.zoom')}
          aria-pressed={isZoomed}
          onClick={() => setZoomed(!isZoomed)}
        >
          {isZoomed ? <ZoomOut size={20} aria-hidden /> : <ZoomIn size={20} aria-hidden />}
        </button>
        <DownloadLink file={file} className={overlay.button}>
          <Download size={20} aria-hidden />
        </DownloadLink>
        <OverlayDismiss label={t('app.close')}>
          <X size={22} aria-hidden />
        </OverlayDismiss>
      </header>
      <div className={styles.middle}>
        <Stage
          key={file.id}
          file={file}
          isZoomed={isZoomed}
          onZoom={() => setZoomed(!isZoomed)}
          onSwipe={(way) => (way < 0 ? show(previous) : goOn())}
          onClose={onClose}
        />
        {files.length > 1 && (
          <>
            <Turn label={t('files.previous')} isOff={!previous} onTurn={() => show(previous)} side="left" />
            <Turn label={t('files.next')} isOff={!next && !onMore} onTurn={goOn} side="right" />
          </>
        )}
      </div>
      {ahead && <img src={ahead} alt="" hidden />}
    </Overlay>
  );
}

function Turn({
  label,
  side,
  isOff,
  onTurn,
}: {
  label: string;
  side: 'left' | 'right';
  isOff: boolean;
  onTurn: () => void;
}): ReactNode {
  const Icon = side === 'left' ? ChevronLeft : ChevronRight;
  return (
    <button
      type="button"
      className={`${styles.turn} ${styles[side]}`}
      aria-label={label}
      title={label}
      // One that is disabled would lose the focus.
      aria-disabled={isOff}
      onClick={onTurn}
    >
      <Icon size={30} aria-hidden />
    </button>
  );
}
