import type { ReactNode } from 'react';
import type { OwnSettingsFragment } from '../../generated/documents.js';
import { useTexts } from '../../i18n/i18n.js';
import { CheckField } from '../../ui/field.js';
import styles from './settings.module.css';
import { useSettings } from './use-settings.js';

type Settings = NonNullable<OwnSettingsFragment['notificationSettings']>;

/** Mails that come by the clock: whether one wants them. */
export function RegularMails({ settings }: { settings: Pick<Settings, 'digest' | 'projectReports'> }): ReactNode {
  const { t } = useTexts();
  const { change } = useSettings();
  return (
    <fieldset className={styles.group}>
      <legend>{t('notifications.settings.mails')}</legend>
      <CheckField
        label={t('notifications.settings.DIGEST')}
        hint={t('notifications.settings.digest.hint')}
        checked={settings.digest}
        onChange={({ target }) => change({ digest: target.checked })}
      />
      <CheckField
        label={t('notifications.settings.PROJECT_REPORT')}
        hint={t('notifications.settings.projectReports.hint')}
        checked={settings.projectReports}
        onChange={({ target }) => change({ projectReports: target.checked })}
      />
    </fieldset>
  );
}
