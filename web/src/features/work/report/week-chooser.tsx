import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTexts } from '../../../i18n/i18n.js';
import { IconButton } from '../../../ui/button.js';
import { localeOf } from '../../messages/timeline/dates.js';
import styles from './report.module.css';
import { daysAfter, mondayOf, today } from './weeks.js';

/** Weeks that are listed; earlier ones are reached one by one. */
const LISTED = 53;

/** Which week a report is of: the one after or before, or one of the last year. monday: its first day. */
export function WeekChooser({ monday, onChange }: { monday: string; onChange: (monday: string) => void }): ReactNode {
  const { t, language } = useTexts();
  // Where the organization is, the week may begin up to a day before it does here.
  const newest = mondayOf(daysAfter(today(), 1));
  const weeks = Array.from({ length: LISTED }, (_, back) => daysAfter(newest, -7 * back));
  const format = new Intl.DateTimeFormat(localeOf(language), {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return (
    <div className={styles.weeks}>
      <IconButton label={t('work.report.before')} onClick={() => onChange(daysAfter(monday, -7))}>
        <ChevronLeft size={18} aria-hidden />
      </IconButton>
      <select
        className={styles.week}
        aria-label={t('work.report.week')}
        value={monday}
        onChange={(event) => onChange(event.target.value)}
      >
        {(weeks.includes(monday) ? weeks : [monday, ...weeks]).map((week) => (
          <option key={week} value={week}>
            {format.formatRange(Date.parse(week), Date.parse(daysAfter(week, 6)))}
          </option>
        ))}
      </select>
      <IconButton
        label={t('work.report.after')}
        disabled={monday >= newest}
        onClick={() => onChange(daysAfter(monday, 7))}
      >
        <ChevronRight size={18} aria-hidden />
      </IconButton>
    </div>
  );
}
