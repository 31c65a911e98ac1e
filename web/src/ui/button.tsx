import type { ComponentProps, ReactNode } from 'react';
import styles from './button.module.css';

type Look = 'primary' | 'plain' | 'quiet' | 'danger';

/** A button with words. busy: what it began is still going on; it cannot be pressed meanwhile, and says so. */
export function Button({
  look = 'plain',
  busy = false,
  className,
  disabled,
  ...rest
}: ComponentProps<'button'> & { look?: Look; busy?: boolean }): ReactNode {
  return (
    <button
      type="button"
      {...rest}
      className={[styles.button, styles[look], className].filter(Boolean).join(' ')}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
    />
  );
}

/** A button that is an icon: `label` is its name for who cannot see it, and its tooltip. */
export function IconButton({ label, className, ...rest }: ComponentProps<'button'> & { label: string }): ReactNode {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={[styles.icon, className].filter(Boolean).join(' ')}
    />
  );
}
