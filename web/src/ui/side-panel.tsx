import { ArrowLeft, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTexts } from '../i18n/i18n.js';
import { IconButton } from './button.js';
import styles from './side-panel.module.css';

/**
 * What opens beside the page, on a phone before it. It gets the focus, or what is in it and focusFirst names (a selector),
 * and closes with Escape. heading: the words of its top. actions: buttons beside them. returnTo: the id of what gets the
 * focus back.
 */
export function SidePanel({
  label,
  heading,
  actions,
  focusFirst,
  returnTo,
  onClose,
  children,
}: {
  label: string;
  heading: ReactNode;
  actions?: ReactNode;
  focusFirst?: string;
  returnTo: string;
  onClose: () => void;
  children: ReactNode;
}): ReactNode {
  const { t } = useTexts();
  const panel = useRef<HTMLElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as it opens
  useEffect(() => {
    // On a touch screen a keyboard would cover what one came to read.
    const isTouch = matchMedia('(pointer: coarse)').matches;
    const first = focusFirst && !isTouch ? panel.current!.querySelector<HTMLElement>(focusFirst) : null;
    (first ?? panel.current!).focus();
  }, []);

  function close(): void {
    onClose();
    (document.getElementById(returnTo) ?? document.getElementById('main'))?.focus({ preventScroll: true });
  }

  return (
    <section
      ref={panel}
      className={styles.panel}
      aria-label={label}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) close();
      }}
    >
      <header className={styles.header}>
        <button type="button" className={styles.back} aria-label={t('app.back')} onClick={close}>
          <ArrowLeft size={20} aria-hidden />
        </button>
        <div className={styles.heading}>{heading}</div>
        {actions}
        <IconButton label={t('app.close')} className={styles.close} onClick={close}>
          <X size={20} aria-hidden />
        </IconButton>
      </header>
      {children}
    </section>
  );
}
