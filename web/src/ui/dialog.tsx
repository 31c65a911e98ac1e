import * as Ariakit from '@ariakit/react';
import { X } from 'lucide-react';
import { type ReactNode, type RefObject, useRef } from 'react';
import { useTexts } from '../i18n/i18n.js';
import buttons from './button.module.css';
import styles from './dialog.module.css';

/**
 * A modal dialog: it holds the focus while it is open, gives it back, and closes with Escape. opener: what gets the focus
 * back where that which had it is gone by then, as an item of a menu. isText: it holds nothing that takes the focus, so
 * what scrolls does, for the keys to scroll it. isWide: it holds pictures.
 */
export function Dialog({
  title,
  open = true,
  opener,
  isText = false,
  isWide = false,
  onClose,
  children,
}: {
  title: string;
  open?: boolean;
  opener?: RefObject<HTMLElement | null>;
  isText?: boolean;
  isWide?: boolean;
  onClose: () => void;
  children: ReactNode;
}): ReactNode {
  const { t } = useTexts();
  const dialog = useRef<HTMLDivElement>(null);
  return (
    <Ariakit.Dialog
      ref={dialog}
      open={open}
      // A field that gets the focus brings up the keyboard of a phone, which hides half of the dialog.
      initialFocus={matchMedia('(pointer: coarse)').matches ? dialog : undefined}
      finalFocus={opener}
      onClose={onClose}
      // Not by the focus: a page that gets ready behind the dialog may want it.
      hideOnInteractOutside={({ type }) => type !== 'focusin'}
      className={isWide ? `${styles.dialog} ${styles.wide}` : styles.dialog}
      backdrop={<div className={styles.backdrop} />}
    >
      <Ariakit.DialogHeading className={styles.heading}>{title}</Ariakit.DialogHeading>
      <div className={styles.body} tabIndex={isText ? 0 : undefined}>
        {children}
      </div>
      <Ariakit.DialogDismiss className={`${buttons.icon} ${styles.dismiss}`} aria-label={t('app.close')}>
        <X size={20} aria-hidden />
      </Ariakit.DialogDismiss>
    </Ariakit.Dialog>
  );
}

/** The row of buttons that ends a dialog. */
export function DialogButtons({ children }: { children: ReactNode }): ReactNode {
  return <div className={styles.buttons}>{children}</div>;
}
