import type { ReactNode } from 'react';
import { errorText } from '../i18n/error-text.js';
import { useTexts } from '../i18n/i18n.js';
import { Button } from './button.js';

/** In place of what could not be fetched: why, and a button to try again. */
export function Failed({ error, onRetry }: { error: unknown; onRetry: () => unknown }): ReactNode {
  const { t } = useTexts();
  return (
    <div className="centered" role="alert">
      <p>{errorText(t, error)}</p>
      <Button onClick={() => void onRetry()}>{t('app.retry')}</Button>
    </div>
  );
}
