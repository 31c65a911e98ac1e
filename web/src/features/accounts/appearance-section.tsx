import { type LucideIcon, Monitor, Moon, Sun } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { speak, useTexts } from '../../i18n/i18n.js';
import { theme, useTheme } from '../../ui/theme.js';
import { LANGUAGES } from './languages.js';
import styles from './settings.module.css';

interface Choice<Value> {
  value: Value;
  text: string;
  Icon?: LucideIcon;
  /** The language of the text, where it is not the page's. */
  lang?: string;
}

/** The colours and the language of the app on this device; what is chosen holds at once. */
export function AppearanceSection(): ReactNode {
  const { t, language } = useTexts();
  return (
    <>
      <Choices
        legend={t('app.theme')}
        value={useTheme()}
        onChoose={theme.choose}
        choices={[
          { value: 'system', text: t('app.theme.system'), Icon: Monitor },
          { value: 'light', text: t('app.theme.light'), Icon: Sun },
          { value: 'dark', text: t('app.theme.dark'), Icon: Moon },
        ]}
      />
      <Choices
        legend={t('app.language')}
        value={language}
        onChoose={(chosen) => void speak(chosen, { remember: true })}
        choices={LANGUAGES.map(([value, text]) => ({ value, text, lang: value }))}
      />
    </>
  );
}

function Choices<Value extends string>({
  legend,
  value,
  choices,
  onChoose,
}: {
  legend: string;
  value: Value;
  choices: readonly Choice<Value>[];
  onChoose: (value: Value) => void;
}): ReactNode {
  const name = useId();
  return (
    <fieldset className={styles.choices}>
      <legend>{legend}</legend>
      {choices.map(({ value: choice, text, Icon, lang }) => (
        <label key={choice} lang={lang} className={styles.choice}>
          <input type="radio" name={name} checked={choice === value} onChange={() => onChoose(choice)} />
          {Icon && <Icon size={18} aria-hidden />}
          {text}
        </label>
      ))}
    </fieldset>
  );
}
