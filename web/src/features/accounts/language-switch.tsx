import type { ReactNode } from 'react';
import { speak, useTexts } from '../../i18n/i18n.js';
import { LANGUAGES } from './languages.js';
import styles from './public-page.module.css';

/** The languages of the app, each by its own name. */
export function LanguageSwitch(): ReactNode {
  const { t, language } = useTexts();
  return (
    <fieldset aria-label={t('app.language')} className={styles.languages}>
      {LANGUAGES.map(([code, name]) => (
        <button
          key={code}
          type="button"
          lang={code}
          aria-pressed={code === language}
          onClick={() => void speak(code, { remember: true })}
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}
