import { UserRound } from 'lucide-react';
import { lazy, type ReactNode } from 'react';
import type { PersonFragment } from '../../../generated/documents.js';
import { useTexts } from '../../../i18n/i18n.js';
import { Avatar } from '../../../ui/avatar.js';
import { useOpener } from '../../../ui/use-opener.js';
import { useRooms } from '../../rooms/use-rooms.js';
import styles from './task-panel.module.css';

const PersonPopover = lazy(() => import('../person-popover.js'));

/** Who has a task, and who else may get it: in a project one of its members. */
export function AssigneeField({
  assignee,
  projectId,
  isReadOnly = false,
  onChange,
}: {
  assignee: PersonFragment | null;
  projectId: string | undefined;
  isReadOnly?: boolean;
  onChange: (assignee: PersonFragment | null) => void;
}): ReactNode {
  const { t } = useTexts();
  const { viewer } = useRooms();
  const { button, opened } = useOpener('dialog', (popup) => (
    <PersonPopover
      {...popup}
      label={t('work.assignee')}
      projectId={projectId}
      options={[
        { text: t('work.nobody'), choose: () => onChange(null) },
        ...(viewer ? [{ text: t('work.me'), choose: () => onChange(viewer) }] : []),
      ]}
      onChoose={onChange}
    />
  ));
  const face = (
    <>
      {assignee ? <Avatar person={assignee} size="s" /> : <UserRound size={16} aria-hidden className={styles.icon} />}
      <bdi>{assignee?.displayName ?? t('work.nobody')}</bdi>
    </>
  );
  if (isReadOnly) return face;
  return (
    <>
      <button
        {...button}
        className={styles.choice}
        aria-label={`${t('work.assignee')}: ${assignee?.displayName ?? t('work.nobody')}`}
      >
        {face}
      </button>
      {opened}
    </>
  );
}
