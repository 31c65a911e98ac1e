import { X } from 'lucide-react';
import { type ReactNode, useSyncExternalStore } from 'react';
import { useTexts } from '../i18n/i18n.js';
import { cell } from '../state/cell.js';
import { IconButton } from './button.js';
import styles from './toasts.module.css';

interface Toast {
  id: number;
  text: string;
}

/** How long a toast stays, milliseconds: long enough to be read twice. */
const STAY = 8000;

const toasts = cell<readonly Toast[]>([]);
let lastId = 0;

/** Says something in passing, such as why an action failed. */
export function toast(text: string): void {
  const id = ++lastId;
  toasts.become([...toasts.current(), { id, text }].slice(-3));
  setTimeout(() => dismiss(id), STAY);
}

function dismiss(id: number): void {
  toasts.become(toasts.current().filter((shown) => shown.id !== id));
}

/** Where toasts appear; screen readers say them when they do. */
export function Toasts(): ReactNode {
  const { t } = useTexts();
  const shown = useSyncExternalStore(toasts.subscribe, toasts.current);
  return (
    <div className={styles.toasts} role="status">
      {shown.map(({ id, text }) => (
        <div key={id} className={styles.toast}>
          <span>{text}</span>
          <IconButton label={t('app.close')} onClick={() => dismiss(id)}>
            <X size={18} aria-hidden />
          </IconButton>
        </div>
      ))}
    </div>
  );
}
