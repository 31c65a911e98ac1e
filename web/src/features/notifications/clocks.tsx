import { type ReactNode, useMemo } from 'react';
import type { Language, OwnSettingsFragment } from '../../generated/documents.js';
import { useTexts } from '../../i18n/i18n.js';
import { SelectField } from '../../ui/field.js';
import { LANGUAGES } from '../accounts/languages.js';
import { useSettings } from './use-settings.js';

/** By which clocks one lives, and in which language one is written to. */
export function Clocks({ viewer: { timeZone, language } }: { viewer: OwnSettingsFragment }): ReactNode {
  const { t } = useTexts();
  const { setClocks } = useSettings();
  const zones = useMemo(() => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    return [...new Set([own, ...(timeZone ? [timeZone] : []), ...Intl.supportedValuesOf('timeZone')])];
  }, [timeZone]);
  return (
    <>
      <SelectField
        label={t('notifications.settings.timeZone')}
        value={timeZone ?? ''}
        onChange={({ target }) => setClocks({ timeZone: target.value || null })}
      >
        <option value="">{t('notifications.settings.serverZone')}</option>
        {zones.map((zone) => (
          <option key={zone}>{zone}</option>
        ))}
      </SelectField>
      <SelectField
        label={t('notifications.settings.language')}
        value={language ?? 'EN'}
        onChange={({ target }) => setClocks({ language: target.value as Language })}
      >
        {LANGUAGES.map(([value, text]) => (
          <option key={value} value={value.toUpperCase()} lang={value}>
            {text}
          </option>
        ))}
      </SelectField>
    </>
  );
}
