import { memo, type ReactNode, useMemo } from 'react';
import { Blocks } from './blocks.js';
import { type Called, CalledContext } from './called.js';
import { emojiOnly } from './emoji-only.js';
import styles from './markdown.module.css';
import { parseMarkdown } from './parse.js';

/** A message's text. Safe by construction: it becomes elements that are named here, and whatever is not is shown as typed. */
export const Markdown = memo(function Markdown({ text, called }: { text: string; called: Called }): ReactNode {
  const tokens = useMemo(() => parseMarkdown(text), [text]);
  if (emojiOnly(text)) return <p className={styles.emoji}>{text}</p>;
  return (
    <CalledContext value={called}>
      <div className={styles.markdown} dir="auto">
        <Blocks tokens={tokens} />
      </div>
    </CalledContext>
  );
});
