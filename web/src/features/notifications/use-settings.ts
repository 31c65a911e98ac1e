import type { UpdateNotificationSettingsInput, UpdateProfileInput } from '../../generated/documents.js';
import { useUpdateClocksMutation, useUpdateNotificationSettingsMutation } from '../../generated/hooks.js';
import { errorText } from '../../i18n/error-text.js';
import { useTexts } from '../../i18n/i18n.js';
import { toast } from '../../ui/toasts.js';

/** Changes what one is told of, or by which clocks and in which language; what is refused is said. */
export function useSettings(): {
  change: (input: UpdateNotificationSettingsInput) => void;
  setClocks: (input: Pick<UpdateProfileInput, 'timeZone' | 'language'>) => void;
} {
  const { t } = useTexts();
  const [update] = useUpdateNotificationSettingsMutation();
  const [updateClocks] = useUpdateClocksMutation();
  const tell = (asked: Promise<unknown>) => void asked.catch((error) => toast(errorText(t, error)));
  return {
    change: (input) => tell(update({ variables: { input } })),
    setClocks: (input) => tell(updateClocks({ variables: { input } })),
  };
}
