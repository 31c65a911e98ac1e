import * as Ariakit from '@ariakit/react';
import { Check } from 'lucide-react';
import { type ReactNode, type RefObject, useEffect } from 'react';
import styles from './menu.module.css';

/** What MenuButton gives the menu that it opens. */
export interface PopupProps {
  /** The button, under which it opens and to which the focus goes back. */
  anchor: RefObject<HTMLButtonElement | null>;
  onClose: () => void;
}

/** A menu that is open, its first item focused. label: its name. */
export function PopupMenu({
  anchor,
  onClose,
  label,
  children,
}: PopupProps & { label: string; children: ReactNode }): ReactNode {
  const menu = Ariakit.useMenuStore({ open: true, setOpen: (open) => open || onClose() });
  useEffect(() => {
    menu.setAnchorElement(anchor.current);
    menu.setDisclosureElement(anchor.current);
    menu.setInitialFocus('first');
    menu.setAutoFocusOnShow(true);
  }, [menu, anchor]);
  return (
    <Ariakit.Menu store={menu} gutter={6} fixed aria-label={label} finalFocus={anchor} className={styles.menu}>
      {children}
    </Ariakit.Menu>
  );
}

/** One of several things in a menu of which one holds. */
export function MenuChoices<Value extends string>({
  label,
  value,
  options,
  onChoose,
}: {
  label: string;
  value: Value;
  options: readonly (readonly [Value, ReactNode])[];
  onChoose: (value: Value) => void;
}): ReactNode {
  return (
    <Ariakit.MenuGroup className={styles.group}>
      <Ariakit.MenuGroupLabel className={styles.groupLabel}>{label}</Ariakit.MenuGroupLabel>
      {options.map(([option, text]) => (
        <Ariakit.MenuItem
          key={option}
          role="menuitemradio"
          aria-checked={option === value}
          hideOnClick={false}
          className={styles.item}
          onClick={() => onChoose(option)}
        >
          <Check size={16} aria-hidden className={styles.check} />
          {text}
        </Ariakit.MenuItem>
      ))}
    </Ariakit.MenuGroup>
  );
}

/** A line between groups of items. */
export function MenuLine(): ReactNode {
  return <Ariakit.MenuSeparator className={styles.line} />;
}

/** Things of which each can be on or off. */
export function MenuChecks({
  options,
  chosen,
  onChange,
}: {
  options: readonly { value: string; text: ReactNode }[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}): ReactNode {
  return options.map(({ value, text }) => {
    const isOn = chosen.includes(value);
    return (
      <Ariakit.MenuItem
        key={value}
        role="menuitemcheckbox"
        aria-checked={isOn}
        hideOnClick={false}
        className={styles.item}
        onClick={() => onChange(isOn ? chosen.filter((one) => one !== value) : [...chosen, value])}
      >
        <Check size={16} aria-hidden className={styles.check} />
        {text}
      </Ariakit.MenuItem>
    );
  });
}
