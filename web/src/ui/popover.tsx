import * as Ariakit from '@ariakit/react';
import type { ReactNode, RefObject } from 'react';
import styles from './popover.module.css';

/** A panel beside what opened it. It takes the focus, gives it back, and closes with Escape or a press elsewhere. */
export function Popover({
  anchor,
  label,
  onClose,
  children,
}: {
  anchor: RefObject<HTMLElement | null>;
  label: string;
  onClose: () => void;
  children: ReactNode;
}): ReactNode {
  return (
    <Ariakit.PopoverProvider open setOpen={(open) => open || onClose()} placement="top-end">
      <Ariakit.Popover
        portal
        gutter={6}
        aria-label={label}
        className={styles.popover}
        getAnchorRect={() => anchor.current?.getBoundingClientRect() ?? null}
        finalFocus={anchor}
        hideOnInteractOutside={({ target }) => !anchor.current?.contains(target as Node)}
      >
        {children}
      </Ariakit.Popover>
    </Ariakit.PopoverProvider>
  );
}
