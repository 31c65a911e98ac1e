import type { ReactNode } from 'react';
import type { OwnSettingsFragment } from '../../generated/documents.js';
import { useTexts } from '../../i18n/i18n.js';
import styles from './settings.module.css';
import { useSettings } from './use-settings.js';

type Preference = NonNullable<OwnSettingsFragment['notificationSettings']>['preferences'][number];

const CHANNELS = ['inApp', 'push', 'mail'] as const;

/** Of what one is told by what: a line for each kind of thing. */
export function KindsTable({ preferences }: { preferences: readonly Preference[] }): ReactNode {
  const { t } = useTexts();
  const { change } = useSettings();
  return (
    <table className={styles.kinds}>
      <caption>{t('notifications.settings.kinds')}</caption>
      <thead>
        <tr>
          <td />
          {CHANNELS.map((channel) => (
            <th key={channel} scope="col">
              {t(`notifications.settings.${channel}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {preferences.map((preference) => (
          <tr key={preference.kind}>
            <th scope="row">{t(`notifications.settings.${preference.kind}`)}</th>
            {CHANNELS.map((channel) => (
              <td key={channel}>
                <input
                  type="checkbox"
                  aria-label={`${t(`notifications.settings.${preference.kind}`)}: ${t(`notifications.settings.${channel}`)}`}
                  checked={preference[channel]}
                  onChange={({ target }) =>
                    change({ preferences: [{ kind: preference.kind, [channel]: target.checked }] })
                  }
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
