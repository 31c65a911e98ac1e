import type { ReactNode } from 'react';
import { useLinks } from '../features/files/links/use-links.js';
import styles from './avatar.module.css';

/** How many colours there are; `.c0` and on in the style sheet. */
const COLOURS = 8;

/** Somebody's picture; without one the first letters of his name on a colour of his own. online: whether a dot shows that he is there. */
export function Avatar({
  person,
  size = 'm',
  online = false,
}: {
  person: { id: string; displayName: string; avatar?: { id: string } | null };
  size?: 's' | 'm' | 'l';
  online?: boolean;
}): ReactNode {
  const { links, renew } = useLinks(person.avatar?.id ?? null);
  const picture = links?.previewStatus === 'READY' ? links.smallUrl : null;
  return (
    // The letters are a picture, no text: what holds them is named by words.
    <span
      className={`${styles.avatar} ${styles[size]} ${styles[`c${colourOf(person.id)}`]}`}
      data-initials={initials(person.displayName)}
      aria-hidden="true"
    >
      {picture && <img src={picture} alt="" className={styles.picture} onError={renew} />}
      {online && <span className={styles.online} />}
    </span>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/u);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toLocaleUpperCase();
}

function colourOf(id: string): number {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) % 65_521;
  return sum % COLOURS;
}
