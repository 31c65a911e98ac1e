import type { ReactNode } from 'react';
import { MenuChecks, PopupMenu, type PopupProps } from '../../ui/popup-menu.js';

/** A menu of which each item can be on or off. */
export default function ChecksMenu({
  label,
  options,
  chosen,
  onChange,
  ...popup
}: PopupProps & {
  label: string;
  options: readonly { value: string; text: string }[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}): ReactNode {
  return (
    <PopupMenu {...popup} label={label}>
      <MenuChecks options={options} chosen={chosen} onChange={onChange} />
    </PopupMenu>
  );
}
