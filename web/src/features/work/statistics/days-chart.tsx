import type { ReactNode } from 'react';
import { useTexts } from '../../../i18n/i18n.js';
import styles from './statistics.module.css';

type Days = readonly { date: string; count: number }[];

const HEIGHT = 100;
/** Of a day's place in the picture, which is 10 wide. */
const BAR = 4;

/** How many tasks were made and finished each day; for screen readers as a table of the days on which there were any. */
export function DaysChart({ created, finished }: { created: Days; finished: Days }): ReactNode {
  const { t, language } = useTexts();
  const doneOn = new Map(finished.map(({ date, count }) => [date, count]));
  const days = created.map(({ date, count }) => ({ date, made: count, done: doneOn.get(date) ?? 0 }));
  const most = Math.max(1, ...days.flatMap(({ made, done }) => [made, done]));
  const format = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const dayText = (date: string) => format.format(new Date(date));
  return (
    <figure className={`${styles.chart} ${styles.wide}`}>
      <figcaption>
        {t('work.perDay')}
        <span className={styles.key} data-key="made">
          {t('work.made')}
        </span>
        <span className={styles.key} data-key="done">
          {t('work.done')}
        </span>
      </figcaption>
      <svg
        className={styles.days}
        viewBox={`0 0 ${days.length * 10} ${HEIGHT}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {days.map(({ date, made, done }, index) => (
          <g key={date}>
            <title>{`${dayText(date)}: ${made} / ${done}`}</title>
            <Bar x={index * 10 + 1} height={(made / most) * HEIGHT} of="made" />
            <Bar x={index * 10 + 1 + BAR} height={(done / most) * HEIGHT} of="done" />
          </g>
        ))}
      </svg>
      <div className={styles.axis} aria-hidden>
        <span>{days[0] && dayText(days[0].date)}</span>
        <span>{days.at(-1) && dayText(days.at(-1)!.date)}</span>
      </div>
      <table className="visually-hidden">
        <caption>{t('work.perDay')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('work.day')}</th>
            <th scope="col">{t('work.made')}</th>
            <th scope="col">{t('work.done')}</th>
          </tr>
        </thead>
        <tbody>
          {days
            .filter(({ made, done }) => made + done > 0)
            .map(({ date, made, done }) => (
              <tr key={date}>
                <th scope="row">{dayText(date)}</th>
                <td>{made}</td>
                <td>{done}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </figure>
  );
}

function Bar({ x, height, of }: { x: number; height: number; of: string }): ReactNode {
  return <rect x={x} y={HEIGHT - height} width={BAR} height={height} data-key={of} />;
}
