import { useEffect } from 'react';
import { useTexts } from '../i18n/i18n.js';

/** Names the page in the browser's tabs and history for as long as it is shown. */
export function useTitle(title: string): void {
  const { t } = useTexts();
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`;
    return () => {
      document.title = t('app.name');
    };
  }, [title, t]);
}
