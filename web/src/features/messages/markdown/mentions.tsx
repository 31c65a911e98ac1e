import { type ReactNode, use } from 'react';
import { CalledContext } from './called.js';
import styles from './markdown.module.css';

/** As the server finds them: not within addresses, and without the punctuation that ends a name. */
const MENTION = /(?<![\p{L}\p{M}\p{N}_+\-/=&@])@[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}._-]*[\p{L}\p{M}\p{N}])?(?!@)/gu;

/** Text with those who are called in it marked, the viewer more strongly. */
export function Mentions({ text }: { text: string }): ReactNode {
  const { names, own } = use(CalledContext);
  if (names.size === 0 || !text.includes('@')) return text;
  const parts: ReactNode[] = [];
  let end = 0;
  for (const { 0: mention, index } of text.matchAll(MENTION)) {
    const name = mention.slice(1).toLowerCase();
    if (!names.has(name)) continue;
    parts.push(
      text.slice(end, index),
      <bdi key={index} className={own.has(name) ? `${styles.mention} ${styles.own}` : styles.mention}>
        {mention}
      </bdi>,
    );
    end = index + mention.length;
  }
  return [...parts, text.slice(end)];
}
