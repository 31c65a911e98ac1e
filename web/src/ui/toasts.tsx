import { X } from 'lucide-react';
import { type ReactNode, useSyncExternalStore } from 'react';
import { useTexts } from '../i18n/i18n.js';
import { IconButton } from './button.js';
import styles from './toasts.module.css';

interface Toast {
  id: number;
  text: string;
}

/** How long a toast stays, milliseconds: long enough to be read twice. */
const STAY = 8000;

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

/** Says something in passing, such as why an action failed. */
export function toast(text: string): void {
  const id = ++lastId;
  become([...toasts, { id, text }].slice(-3));
  setTimeout(() => dismiss(id), STAY);
}

function dismiss(id: number): void {
  become(toasts.filter((shown) => shown.id !== id));
}

function become(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Where toasts appear; screen readers say them when they do. */
export function Toasts(): ReactNode {
  const { t } = useTexts();
  const shown = useSyncExternalStore(subscribe, () => toasts);
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
