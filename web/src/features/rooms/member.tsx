import { Ellipsis } from 'lucide-react';
import type { ReactNode } from 'react';
import { forgetMember, setMemberRole } from '../../api/cached-members.js';
import { failureOf } from '../../api/errors.js';
import type { RoomMembersQuery, RoomRole } from '../../generated/documents.js';
import { useRemoveRoomMemberMutation, useSetRoomMemberRoleMutation } from '../../generated/hooks.js';
import { errorText } from '../../i18n/error-text.js';
import { useTexts } from '../../i18n/i18n.js';
import { IconButton } from '../../ui/button.js';
import { Menu, MenuItem } from '../../ui/menu.js';
import { toast } from '../../ui/toasts.js';
import { PersonLine } from '../people/person-line.js';
import styles from './room-dialogs.module.css';

/** Somebody who is in a room. mayManage: whether the viewer may change that. */
export function Member({
  roomId,
  member: { user, role },
  isViewer,
  mayManage,
}: {
  roomId: string;
  member: NonNullable<RoomMembersQuery['room']>['members']['nodes'][number];
  isViewer: boolean;
  mayManage: boolean;
}): ReactNode {
  const { t } = useTexts();
  const [setRole, { client }] = useSetRoomMemberRoleMutation();
  const [remove] = useRemoveRoomMemberMutation();
  const name = user.displayName;
  const input = { roomId, userId: user.id };
  const attempt = (work: Promise<unknown>) =>
    work.catch((error) => toast(failureOf(error).code === 'CONFLICT' ? t('members.lastOwner') : errorText(t, error)));
  const become = (role: RoomRole) =>
    attempt(
      setRole({ variables: { input: { ...input, role } } }).then(() =>
        setMemberRole(client.cache, roomId, user.id, role),
      ),
    );
  const note = (
    <>
      {isViewer && <span className={styles.soft}>({t('members.you')}) </span>}
      {role === 'OWNER' && <span className={styles.tag}>{t('members.owner')}</span>}
    </>
  );
  return (
    <PersonLine person={user} note={note}>
      {mayManage && (
        <Menu
          button={
            <IconButton label={t('members.actions', { name })}>
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
            <MenuItem
              danger
              onClick={() =>
                attempt(remove({ variables: { input } }).then(() => forgetMember(client.cache, roomId, user.id)))
              }
            >
              {t('members.remove')}
            </MenuItem>
          )}
        </Menu>
      )}
    </PersonLine>
  );
}
