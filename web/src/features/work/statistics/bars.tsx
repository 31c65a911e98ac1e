import type { ReactNode } from 'react';
import styles from './statistics.module.css';

/** Numbers side by side. It is a table, of which the bars are the look. */
export function Bars({
  title,
  rows,
}: {
  title: string;
  rows: readonly { key: string; name: string; count: number }[];
}): ReactNode {
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return (
    <table className={styles.chart}>
      <caption>{title}</caption>
      <tbody>
        {rows.map(({ key, name, count }) => (
          <tr key={key} className={styles.bar}>
            <th scope="row">
              <bdi>{name}</bdi>
            </th>
            <td>
              <svg className={styles.track} viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
                <rect width={(100 * count) / most} height="1" data-key={key} />
              </svg>
              <span className={styles.number}>{count}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
