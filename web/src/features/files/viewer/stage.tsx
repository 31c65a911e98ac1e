import { type PointerEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { FileFactsFragment } from '../../../generated/documents.js';
import { useTexts } from '../../../i18n/i18n.js';
import { useLinks } from '../links/use-links.js';
import styles from './viewer.module.css';

/** How far a finger goes for the next picture, px. */
const SWIPE = 48;
/** Whose originals browsers show. */
const SHOWN = /^image\/(png|jpeg|gif|webp|avif)$/;

/** One picture, as large as there is place for, or larger than that. onSwipe: -1 for the one before, 1 for the one after. */
export function Stage({
  file,
  isZoomed,
  onZoom,
  onSwipe,
  onClose,
}: {
  file: FileFactsFragment;
  isZoomed: boolean;
  onZoom: () => void;
  onSwipe: (way: number) => void;
  onClose: () => void;
}): ReactNode {
  const { t } = useTexts();
  const { links, renew } = useLinks(file.id);
  const stage = useRef<HTMLDivElement>(null);
  const [isLoaded, setLoaded] = useState(false);
  const from = useRef<{ x: number; y: number; left: number; top: number } | null>(null);
  const width = file.width ?? 0;
  const height = file.height ?? 0;
  // The preview shows no movement, and not each pixel.
  const isOriginal = SHOWN.test(file.type) && (isZoomed || file.type === 'image/gif');
  const source = isOriginal ? links?.url : links?.largeUrl;

  useEffect(() => {
    const { current } = stage;
    if (!isZoomed || !current) return;
    current.scrollLeft = (current.scrollWidth - current.clientWidth) / 2;
    current.scrollTop = (current.scrollHeight - current.clientHeight) / 2;
  }, [isZoomed]);

  function onPointerDown({ clientX: x, clientY: y, isPrimary }: PointerEvent): void {
    const { scrollLeft: left, scrollTop: top } = stage.current!;
    from.current = isPrimary ? { x, y, left, top } : null;
  }

  function onPointerMove({ clientX, clientY, pointerType }: PointerEvent): void {
    if (!from.current || !isZoomed || pointerType === 'touch') return;
    stage.current!.scrollLeft = from.current.left - (clientX - from.current.x);
    stage.current!.scrollTop = from.current.top - (clientY - from.current.y);
  }

  function onPointerUp({ clientX, clientY, pointerType }: PointerEvent): void {
    const { current } = from;
    from.current = null;
    if (!current || isZoomed || pointerType === 'mouse') return;
    const [across, down] = [clientX - current.x, clientY - current.y];
    if (Math.abs(across) > SWIPE && Math.abs(across) > Math.abs(down)) onSwipe(-Math.sign(across));
    else if (down > SWIPE * 2) onClose();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what the pointer does here, keys and buttons do too
    // biome-ignore lint/a11y/useKeyWithClickEvents: as above
    <div
      ref={stage}
      className={styles.stage}
      data-zoomed={isZoomed || undefined}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={() => {
        from.current = null;
      }}
      onDoubleClick={onZoom}
      onClick={(event) => event.target === event.currentTarget && !isZoomed && onClose()}
    >
      {links?.previewStatus === 'READY' && source ? (
        <img
          src={source}
          alt={file.name}
          width={width || undefined}
          height={height || undefined}
          className={styles.picture}
          data-loaded={isLoaded || undefined}
          style={
            isZoomed ? { width: Math.max(width, (stage.current?.clientWidth ?? 0) * 1.5), height: 'auto' } : undefined
          }
          draggable={false}
          onLoad={() => setLoaded(true)}
          onError={renew}
        />
      ) : (
        <p role="status">{t(links === null ? 'files.gone' : 'app.loading')}</p>
      )}
    </div>
  );
}
