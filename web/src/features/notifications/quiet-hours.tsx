import { type ReactNode, useRef } from 'react';
import type { QuietHoursInput } from '../../generated/documents.js';
import { useTexts } from '../../i18n/i18n.js';
import { CheckField, TextField } from '../../ui/field.js';
import styles from './settings.module.css';
import { useSettings } from './use-settings.js';

/** What is offered first: 22:00 to 07:00, in minutes. */
const NIGHT: QuietHoursInput = { start: 22 * 60, end: 7 * 60 };

/** When one is left in peace. quietHours: minutes after midnight; null: never. */
export function QuietHours({ quietHours }: { quietHours: QuietHoursInput | null }): ReactNode {
  const { t } = useTexts();
  const { change } = useSettings();
  const times = useRef<HTMLDivElement>(null);

  /** Both as they stand there: of what was changed a moment ago the answer may not have come. */
  function save(): void {
    const [start, end] = [...times.current!.querySelectorAll('input')].map(({ value }) => minutesOf(value));
    if (start == null || end == null) return;
    if (start !== quietHours?.start || end !== quietHours.end) change({ quietHours: { start, end } });
  }

  return (
    <fieldset className={styles.group}>
      <legend>{t('notifications.settings.quietHours')}</legend>
      <CheckField
        label={t('notifications.settings.quiet')}
        hint={t('notifications.settings.quiet.hint')}
        checked={quietHours !== null}
        onChange={({ target }) => change({ quietHours: target.checked ? NIGHT : null })}
      />
      {quietHours && (
        <div ref={times} className={styles.times}>
          {(['start', 'end'] as const).map((name) => (
            <TextField
              key={name}
              type="time"
              label={t(`notifications.settings.${name}`)}
              defaultValue={clockTime(quietHours[name])}
              onBlur={save}
            />
          ))}
        </div>
      )}
    </fieldset>
  );
}

/** minutes after midnight as `07:30`. */
function clockTime(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** Null for what is no time, as where the field was emptied. */
function minutesOf(time: string): number | null {
  const [, hours, minutes] = /^(\d\d):(\d\d)$/.exec(time) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}
