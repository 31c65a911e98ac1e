import { type ComponentProps, type KeyboardEvent, type ReactNode, Suspense, useRef, useState } from 'react';
import type { PopupProps } from './popup-menu.js';

/** What a button needs in order to open something, and what it has opened. */
export interface Opener {
  button: Pick<ComponentProps<'button'>, 'ref' | 'type' | 'aria-haspopup' | 'aria-expanded' | 'onClick' | 'onKeyDown'>;
  opened: ReactNode;
}

/** Opens a menu or a panel beside a button; a menu by the arrow key too. popup: what, loaded when it is first wanted. */
export function useOpener(kind: 'menu' | 'dialog', popup: (props: PopupProps) => ReactNode): Opener {
  const anchor = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  function onKeyDown(event: KeyboardEvent): void {
    if (kind !== 'menu' || event.key !== 'ArrowDown') return;
    event.preventDefault();
    setOpen(true);
  }
  return {
    button: {
      ref: anchor,
      type: 'button',
      'aria-haspopup': kind,
      'aria-expanded': isOpen,
      onClick: () => setOpen(!isOpen),
      onKeyDown,
    },
    opened: isOpen && <Suspense fallback={null}>{popup({ anchor, onClose: () => setOpen(false) })}</Suspense>,
  };
}
