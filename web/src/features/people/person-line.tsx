import type { ReactNode } from 'react';
import type { PersonFragment } from '../../generated/documents.js';
import { useTexts } from '../../i18n/i18n.js';
import { Avatar } from '../../ui/avatar.js';
import styles from './people.module.css';

/** Somebody in a list: picture, names, whether he is there. children: what can be done with him, at the end of the line. */
export function PersonLine({
  person,
  note,
  children,
}: {
  person: PersonFragment;
  note?: ReactNode;
  children?: ReactNode;
}): ReactNode {
  const { t } = useTexts();
  return (
    <div className={styles.person}>
      <Avatar person={person} online={person.isOnline} />
      <div className={styles.names}>
        <p className={styles.name}>
          <bdi>{person.displayName}</bdi> {note}
        </p>
        <p className={styles.username}>
          <bdi>@{person.username}</bdi>
          {person.isOnline && <span className="visually-hidden">, {t('people.online')}</span>}
        </p>
      </div>
      {children}
    </div>
  );
}
