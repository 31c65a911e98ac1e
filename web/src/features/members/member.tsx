import { Ellipsis } from 'lucide-react';
import type { ReactNode } from 'react';
import { failureOf } from '../../api/errors.js';
import { useWorkspace } from '../../app/workspace.js';
import type { PersonFragment, RoomRole } from '../../generated/documents.js';
import { errorText } from '../../i18n/error-text.js';
import { useTexts } from '../../i18n/i18n.js';
import { IconButton } from '../../ui/button.js';
import { Menu, MenuItem } from '../../ui/menu.js';
import { toast } from '../../ui/toasts.js';
import { PersonLine } from '../people/person-line.js';
import styles from './members.module.css';

/** Somebody who is in a room or project. */
export interface GroupMember {
  user: PersonFragment;
  role: RoomRole;
}

/** What an owner may do with the members; each throws what the server refused. */
export interface ManageMembers {
  add: (userId: string) => Promise<unknown>;
  setRole: (userId: string, role: RoomRole) => Promise<unknown>;
  remove: (userId: string) => Promise<unknown>;
  /** The words in which a room differs from a project. */
  texts: { isIn: string; remove: string; lastOwner: string };
}

/** A line of the list of members. manage: null where the viewer may not. */
export function Member({
  member: { user, role },
  manage,
}: {
  member: GroupMember;
  manage: ManageMembers | null;
}): ReactNode {
  const { t } = useTexts();
  const isViewer = useWorkspace().userId === user.id;
  const note = (
    <>
      {isViewer && <span className={styles.soft}>({t('members.you')}) </span>}
      {role === 'OWNER' && <span className={styles.tag}>{t('members.owner')}</span>}
    </>
  );
  return (
    <PersonLine person={user} note={note}>
      {manage && <MemberMenu member={{ user, role }} isViewer={isViewer} {...manage} />}
    </PersonLine>
  );
}

function MemberMenu({
  member: { user, role },
  isViewer,
  setRole,
  remove,
  texts,
}: ManageMembers & { member: GroupMember; isViewer: boolean }): ReactNode {
  const { t } = useTexts();
  const attempt = (work: Promise<unknown>) =>
    work.catch((error) => toast(failureOf(error).code === 'CONFLICT' ? texts.lastOwner : errorText(t, error)));
  const become = (next: RoomRole) => attempt(setRole(user.id, next));
  return (
    <Menu
      button={
        <IconButton label={t('members.actions', { name: user.displayName })}>
          <Ellipsis size={20} aria-hidden />
        </IconButton>
      }
    >
      {role === 'OWNER' ? (
        <MenuItem onClick={() => become('MEMBER')}>{t('members.makeMember')}</MenuItem>
      ) : (
        <MenuItem onClick={() => become('OWNER')}>{t('members.makeOwner')}</MenuItem>
      )}
      {!isViewer && (
        <MenuItem danger onClick={() => attempt(remove(user.id))}>
          {texts.remove}
        </MenuItem>
      )}
    </Menu>
  );
}
