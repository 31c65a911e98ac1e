import { Link2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { forgetMember, setMemberRole } from '../../api/cached-members.js';
import type { DialogProps } from '../../app/dialogs.js';
import { useDialog } from '../../app/use-dialog.js';
import {
  useAddRoomMemberMutation,
  useRemoveRoomMemberMutation,
  useRoomMembersQuery,
  useRoomQuery,
  useSetRoomMemberRoleMutation,
} from '../../generated/hooks.js';
import { useTexts } from '../../i18n/i18n.js';
import { Button } from '../../ui/button.js';
import type { ManageMembers } from '../members/member.js';
import { Members } from '../members/members.js';
import styles from './room-dialogs.module.css';
import { MEMBERS_PAGE } from './use-online-count.js';

/** Who is in the page's room; its owners take people in and out and say who else is an owner. */
export default function MembersDialog({ roomId, onClose }: DialogProps): ReactNode {
  const { t } = useTexts();
  const { open } = useDialog();
  const room = useRoomQuery({ variables: { roomId } }).data?.room;
  const { data, error, fetchMore, refetch } = useRoomMembersQuery({ variables: { roomId, first: MEMBERS_PAGE } });
  const [addMember, { client }] = useAddRoomMemberMutation();
  const [setMember] = useSetRoomMemberRoleMutation();
  const [removeMember] = useRemoveRoomMemberMutation();
  if (!room?.viewerRole) return null;
  const manage: ManageMembers = {
    async add(userId) {
      await addMember({ variables: { input: { roomId, userId } } });
      await refetch();
    },
    async setRole(userId, role) {
      await setMember({ variables: { input: { roomId, userId, role } } });
      setMemberRole(client.cache, roomId, userId, role);
    },
    async remove(userId) {
      await removeMember({ variables: { input: { roomId, userId } } });
      forgetMember(client.cache, roomId, userId);
    },
    texts: { isIn: t('members.inRoom'), remove: t('members.remove'), lastOwner: t('members.lastOwner') },
  };
  const members = data?.room?.members;
  return (
    <Members
      count={room.memberCount}
      members={members}
      error={error}
      manage={room.viewerCanManageMembers ? manage : null}
      onMore={() => fetchMore({ variables: { after: members?.pageInfo.endCursor } })}
      onClose={onClose}
    >
      <Button look="quiet" className={styles.start} onClick={() => open('invites')}>
        <Link2 size={18} aria-hidden /> {t('rooms.invites')}
      </Button>
    </Members>
  );
}
