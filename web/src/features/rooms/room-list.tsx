import type { KeyboardEvent, ReactNode } from 'react';
import type { RoomListedFragment } from '../../generated/documents.js';
import { useTexts } from '../../i18n/i18n.js';
import { RoomLink } from './room-link.js';
import styles from './sidebar.module.css';

/** The rooms whose names hold the filter. The arrows go from one to the next. */
export function RoomList({
  rooms,
  filter,
  viewerId,
}: {
  rooms: readonly RoomListedFragment[];
  filter: string;
  viewerId: string;
}): ReactNode {
  const { t, language } = useTexts();
  const sought = filter.trim().toLocaleLowerCase(language);
  const shown = rooms.filter(({ name }) => name.toLocaleLowerCase(language).includes(sought));
  return (
    <>
      <ul className={styles.rooms} onKeyDown={moveFocus}>
        {shown.map((room) => (
          <li key={room.id}>
            <RoomLink room={room} viewerId={viewerId} />
          </li>
        ))}
      </ul>
      <p role="status" className={styles.none}>
        {sought && shown.length === 0 && t('rooms.noneFound')}
      </p>
    </>
  );
}

function moveFocus(event: KeyboardEvent<HTMLUListElement>): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const links = [...event.currentTarget.querySelectorAll('a')];
  const at = links.indexOf(document.activeElement as HTMLAnchorElement);
  const goals: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 };
  const goal = goals[event.key];
  if (goal === undefined) return;
  event.preventDefault();
  links[goal]?.focus();
}
