import { type ComponentProps, type ComponentType, type ReactNode, Suspense, useRef, useState } from 'react';
import { IconButton } from './button.js';
import type { PopupProps } from './popup-menu.js';

/** A button that opens a menu. menu: a lazy component around PopupMenu, loaded when it is first wanted. */
export function MenuButton({
  menu: Menu,
  ...button
}: { menu: ComponentType<PopupProps> } & ComponentProps<typeof IconButton>): ReactNode {
  const anchor = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <IconButton
        {...button}
        ref={anchor}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          setOpen(true);
        }}
      />
      {isOpen && (
        <Suspense fallback={null}>
          <Menu anchor={anchor} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
