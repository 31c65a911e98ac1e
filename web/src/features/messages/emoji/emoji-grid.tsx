import { type KeyboardEvent, memo, type ReactNode } from 'react';
import { useTexts } from '../../../i18n/i18n.js';
import styles from './emoji.module.css';
import type { Emoji } from './emoji-data.js';

/** Emoji in one row; the style sheet says the same. */
const COLUMNS = 8;

/** Groups of emoji as buttons: Tab stops at the first, arrow keys go on from there. */
export const EmojiGrid = memo(function EmojiGrid({
  groups,
  onPick,
}: {
  groups: readonly [title: string, emoji: readonly Emoji[]][];
  onPick: (emoji: string) => void;
}): ReactNode {
  const { t } = useTexts();
  const shown = groups.filter(([, emoji]) => emoji.length > 0);
  if (shown.length === 0) return <p className={styles.none}>{t('messages.emojiNone')}</p>;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys move among the buttons in it
    <div className={styles.groups} onKeyDown={moveFocus}>
      {shown.map(([title, emoji], group) => (
        <section key={title} className={styles.group} aria-label={title}>
          <h2 className={styles.title}>{title}</h2>
          <div className={styles.grid}>
            {emoji.map(({ char, name }, index) => (
              <button
                key={char}
                type="button"
                data-emoji
                className={styles.emoji}
                tabIndex={group === 0 && index === 0 ? 0 : -1}
                aria-label={name}
                title={name}
                onClick={() => onPick(char)}
              >
                {char}
              </button>
            ))}
          </div>
        </section>
      ))}
    </div>
  );
});

const MOVES: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -COLUMNS, ArrowDown: COLUMNS };

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const move = MOVES[event.key];
  if (!move) return;
  event.preventDefault();
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-emoji]')];
  buttons[buttons.indexOf(event.target as HTMLElement) + move]?.focus();
}
