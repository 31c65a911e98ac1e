import type { ReactNode } from 'react';
import { useNotificationSettingsQuery } from '../../generated/hooks.js';
import { errorText } from '../../i18n/error-text.js';
import { useTexts } from '../../i18n/i18n.js';
import { FormError } from '../../ui/field.js';
import { Spinner } from '../../ui/spinner.js';
import { Clocks } from './clocks.js';
import { KindsTable } from './kinds-table.js';
import { PushDevices } from './push-devices.js';
import { QuietHours } from './quiet-hours.js';
import { RegularMails } from './regular-mails.js';

/** Of what one is told, how and when; what is changed holds at once. */
export function NotificationsSection(): ReactNode {
  const { t } = useTexts();
  const { data, error } = useNotificationSettingsQuery({ fetchPolicy: 'cache-and-network' });
  const viewer = data?.viewer;
  if (!viewer?.notificationSettings) return error ? <FormError>{errorText(t, error)}</FormError> : <Spinner />;
  const { preferences, quietHours, ...settings } = viewer.notificationSettings;
  return (
    <>
      <PushDevices />
      <KindsTable preferences={preferences} />
      <RegularMails settings={settings} />
      <QuietHours quietHours={quietHours} />
      <Clocks viewer={viewer} />
    </>
  );
}
