import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTexts } from '../../../i18n/i18n.js';
import { IconButton } from '../../../ui/button.js';
import styles from './task-panel.module.css';

/** A day without a time means until its end. */
const END_OF_DAY = '23:59';
/** Who types a date changes it several times: it holds once nothing changed for so long, milliseconds. */
const SETTLED = 700;

/** A day and a time of this device's zone. value: ISO 8601. */
export function DueField({
  value,
  onChange,
}: {
  value: string | null;
  onChange: (value: string | null) => void;
}): ReactNode {
  const { t } = useTexts();
  const [typed, setTyped] = useState<{ date: string; time: string } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const { date, time } = typed ?? partsOf(value);
  function type(next: { date: string; time: string }): void {
    setTyped(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const instant = instantOf(next);
      if (!instant && next.date) return;
      setTyped(null);
      if (instant !== value) onChange(instant);
    }, SETTLED);
  }
  return (
    <span className={styles.due}>
      <input
        type="date"
        className={styles.choice}
        aria-label={t('work.due')}
        max="9999-12-31"
        value={date}
        onChange={(event) => type({ date: event.target.value, time })}
      />
      {date && (
        <>
          <input
            type="time"
            className={styles.choice}
            aria-label={t('work.dueTime')}
            value={time}
            onChange={(event) => type({ date, time: event.target.value || END_OF_DAY })}
          />
          <IconButton
            label={t('work.clearDue')}
            onClick={() => {
              clearTimeout(timer.current);
              setTyped(null);
              onChange(null);
            }}
          >
            <X size={16} aria-hidden />
          </IconButton>
        </>
      )}
    </span>
  );
}

function partsOf(value: string | null): { date: string; time: string } {
  if (!value) return { date: '', time: END_OF_DAY };
  const at = new Date(value);
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString();
  return { date: local.slice(0, 10), time: local.slice(11, 16) };
}

/** Null where it is not a whole date: while a year is typed it is in the first century. */
function instantOf({ date, time }: { date: string; time: string }): string | null {
  return date < '1900' ? null : new Date(`${date}T${time}`).toISOString();
}
