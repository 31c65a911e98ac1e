import type { ComponentProps, ComponentType, ReactNode } from 'react';
import { IconButton } from './button.js';
import type { PopupProps } from './popup-menu.js';
import { useOpener } from './use-opener.js';

/** A button that opens a menu. menu: a lazy component around PopupMenu, loaded when it is first wanted. */
export function MenuButton({
  menu: Menu,
  ...rest
}: { menu: ComponentType<PopupProps> } & ComponentProps<typeof IconButton>): ReactNode {
  const { button, opened } = useOpener('menu', (popup) => <Menu {...popup} />);
  return (
    <>
      <IconButton {...rest} {...button} />
      {opened}
    </>
  );
}
