import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useTexts } from '../i18n/i18n.js';

/** What stands at an address where there is nothing for this person. */
export function NotFound(): ReactNode {
  const { t } = useTexts();
  return (
    <div className="centered">
      <h1 className="sentence">{t('app.notFound')}</h1>
      <Link href="/">{t('app.toRooms')}</Link>
    </div>
  );
}
