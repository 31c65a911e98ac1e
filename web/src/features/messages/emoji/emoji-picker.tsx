import { type ReactNode, type RefObject, use, useDeferredValue, useMemo, useState } from 'react';
import { useTexts } from '../../../i18n/i18n.js';
import { Popover } from '../../../ui/popover.js';
import styles from './emoji.module.css';
import { type Emoji, loadEmoji } from './emoji-data.js';
import { EmojiGrid } from './emoji-grid.js';
import { recentEmoji } from './recent-emoji.js';

/** Every emoji, by group or as searched for; those used last come first. */
export default function EmojiPicker({
  anchor,
  onPick,
  onClose,
}: {
  anchor: RefObject<HTMLElement | null>;
  onPick: (emoji: string) => void;
  onClose: () => void;
}): ReactNode {
  const { t, language } = useTexts();
  const data = use(loadEmoji(language));
  const [query, setQuery] = useState('');
  const wanted = useDeferredValue(query);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `t` changes with the language, and the data with it
  const groups = useMemo((): [title: string, emoji: readonly Emoji[]][] => {
    if (wanted.trim()) return [[t('messages.emojiFound'), data.find(wanted)]];
    const recent = recentEmoji.read();
    const byChar = new Map(data.all.map((emoji) => [emoji.char, emoji]));
    const byGroup = Map.groupBy(data.all, ({ group }) => group);
    const named = [...byGroup].map(([group, emoji]): [string, Emoji[]] => [
      t(`messages.emojiGroup${group}` as never),
      emoji,
    ]);
    return [[t('messages.emojiRecent'), recent.flatMap((char) => byChar.get(char) ?? [])], ...named];
  }, [wanted, data]);
  return (
    <Popover anchor={anchor} label={t('messages.emoji')} onClose={onClose}>
      <div className={styles.picker}>
        <input
          type="search"
          className={styles.search}
          // biome-ignore lint/a11y/noAutofocus: the picker was just opened, to search in it
          autoFocus
          placeholder={t('messages.emojiSearch')}
          aria-label={t('messages.emojiSearch')}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown') return;
            event.preventDefault();
            event.currentTarget.parentElement!.querySelector<HTMLElement>('[data-emoji]')?.focus();
          }}
        />
        <EmojiGrid
          groups={groups}
          onPick={(emoji) => {
            recentEmoji.add(emoji);
            onPick(emoji);
          }}
        />
      </div>
    </Popover>
  );
}
