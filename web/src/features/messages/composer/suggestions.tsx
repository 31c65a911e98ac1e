import type { ReactNode } from 'react';
import { useTexts } from '../../../i18n/i18n.js';
import { Avatar } from '../../../ui/avatar.js';
import styles from './composer.module.css';
import type { Suggestion } from './use-suggestions.js';

/** The list over the field; the field keeps the focus and says which of them is chosen. */
export function Suggestions({
  id,
  suggestions,
  chosen,
  onChoose,
}: {
  id: string;
  suggestions: readonly Suggestion[];
  chosen: number;
  onChoose: (suggestion: Suggestion) => void;
}): ReactNode {
  const { t } = useTexts();
  return (
    <div id={id} role="listbox" aria-label={t('messages.suggestions')} className={styles.suggestions}>
      {suggestions.map((suggestion, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field
        // biome-ignore lint/a11y/useFocusableInteractive: as above
        <div
          key={suggestion.id}
          ref={index === chosen ? (option) => option?.scrollIntoView({ block: 'nearest' }) : undefined}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === chosen}
          className={styles.suggestion}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(suggestion)}
        >
          {suggestion.person && <Avatar person={suggestion.person} size="s" />}
          <bdi>{suggestion.label}</bdi>
          {suggestion.text.startsWith('@') && <bdi className={styles.handle}>{suggestion.text}</bdi>}
        </div>
      ))}
    </div>
  );
}
