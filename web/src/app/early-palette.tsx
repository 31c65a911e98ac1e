import { type ReactNode, useLayoutEffect, useRef } from 'react';
import styles from '../features/palette/palette.module.css';
import { useTexts } from '../i18n/i18n.js';
import dialogStyles from '../ui/dialog.module.css';
import { closePalette, usePaletteText } from './palette-state.js';

/** The palette's field while the rest of it is fetched: what is typed meanwhile is not lost. */
export function EarlyPalette(): ReactNode {
  const { t } = useTexts();
  const [typed, type] = usePaletteText();
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    const { activeElement } = document;
    field.current!.focus();
    // The palette, which comes in its place, has to know where the focus goes back to.
    return () => (activeElement as HTMLElement | null)?.focus();
  }, []);
  return (
    <>
      <div className={`${dialogStyles.backdrop} ${styles.early}`} onPointerDown={closePalette} />
      <div role="dialog" aria-modal aria-label={t('palette.title')} aria-busy className={styles.palette}>
        <input
          ref={field}
          className={styles.field}
          aria-label={t('palette.open')}
          placeholder={t('palette.placeholder')}
          value={typed}
          onChange={(event) => type(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') closePalette();
            if (event.key === 'Tab') event.preventDefault();
          }}
        />
      </div>
    </>
  );
}
