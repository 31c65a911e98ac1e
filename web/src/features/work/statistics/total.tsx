import type { ReactNode } from 'react';
import styles from './statistics.module.css';

/** One number with its name, in a `dl`. */
export function Total({ name, value, isBad }: { name: string; value: number | string; isBad?: boolean }): ReactNode {
  return (
    <div className={styles.total} data-bad={isBad || undefined}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
