import * as Ariakit from '@ariakit/react';
import type { KeyboardEvent, ReactNode } from 'react';
import styles from './overlay.module.css';

/** Covers the whole app with something dark to look at. It holds the focus while it is open, gives it back, and closes with Escape. */
export function Overlay({
  label,
  onClose,
  onKeyDown,
  children,
}: {
  label: string;
  onClose: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
  children: ReactNode;
}): ReactNode {
  return (
    <Ariakit.Dialog
      open
      aria-label={label}
      onClose={onClose}
      // Not by the focus: a page that gets ready behind it may want it.
      hideOnInteractOutside={({ type }) => type !== 'focusin'}
      className={styles.overlay}
      backdrop={false}
      onKeyDown={onKeyDown}
    >
      {children}
    </Ariakit.Dialog>
  );
}

/** What closes an overlay. label: its name. */
export function OverlayDismiss({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    <Ariakit.DialogDismiss className={styles.button} aria-label={label} title={label}>
      {children}
    </Ariakit.DialogDismiss>
  );
}
