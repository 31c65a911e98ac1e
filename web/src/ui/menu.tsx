import * as Ariakit from '@ariakit/react';
import type { ReactElement, ReactNode } from 'react';
import styles from './menu.module.css';

/** A menu under its button. button: an element that can be pressed, as `<IconButton label="…" />`. onOpen: it is about to be shown. */
export function Menu({
  button,
  onOpen,
  children,
}: {
  button: ReactElement;
  onOpen?: () => void;
  children: ReactNode;
}): ReactNode {
  return (
    <Ariakit.MenuProvider setOpen={(open) => open && onOpen?.()}>
      <Ariakit.MenuButton render={button as never} />
      <Ariakit.Menu gutter={6} fixed unmountOnHide className={styles.menu}>
        {children}
      </Ariakit.Menu>
    </Ariakit.MenuProvider>
  );
}

/** One thing that can be chosen in a menu. */
export function MenuItem({ danger = false, ...rest }: Ariakit.MenuItemProps & { danger?: boolean }): ReactNode {
  return <Ariakit.MenuItem {...rest} className={danger ? `${styles.item} ${styles.danger}` : styles.item} />;
}
