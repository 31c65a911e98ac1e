import { Link2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { DialogProps } from '../../app/dialogs.js';
import { useDialog } from '../../app/use-dialog.js';
import { useWorkspace } from '../../app/workspace.js';
import { useAddRoomMemberMutation, useRoomMembersQuery, useRoomQuery } from '../../generated/hooks.js';
import { errorText } from '../../i18n/error-text.js';
import { useTexts } from '../../i18n/i18n.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { FormError } from '../../ui/field.js';
import { More } from '../../ui/more.js';
import { PeopleSearch } from '../people/people-search.js';
import { Member } from './member.js';
import styles from './room-dialogs.module.css';
import { useAction } from './use-action.js';
import { MEMBERS_PAGE } from './use-online-count.js';

/** Who is in the page's room; its owners take people in and out and say who else is an owner. */
export default function MembersDialog({ roomId, onClose }: DialogProps): ReactNode {
  const { t } = useTexts();
  const { open } = useDialog();
  const { userId } = useWorkspace();
  const room = useRoomQuery({ variables: { roomId } }).data?.room;
  const { data, error, fetchMore, refetch } = useRoomMembersQuery({ variables: { roomId, first: MEMBERS_PAGE } });
  const [addMember] = useAddRoomMemberMutation();
  const adding = useAction(async (personId: string) => {
    await addMember({ variables: { input: { roomId, userId: personId } } });
    await refetch();
  });
  const members = data?.room?.members;
  const isIn = (id: string) => members?.nodes.some(({ user }) => user.id === id) ?? false;
  if (!room?.viewerRole) return null;
  const { viewerCanManageMembers: mayManage } = room;
  return (
    <Dialog title={t('rooms.members', { count: room.memberCount })} onClose={onClose}>
      {mayManage && (
        <>
          <PeopleSearch label={t('members.add')}>
            {(person) =>
              isIn(person.id) ? (
                <span className={styles.soft}>{t('members.inRoom')}</span>
              ) : (
                <Button
                  look="primary"
                  disabled={adding.busy}
                  aria-label={t('people.addNamed', { name: person.displayName })}
                  onClick={() => adding.run(person.id)}
                >
                  {t('people.add')}
                </Button>
              )
            }
          </PeopleSearch>
          <Button look="quiet" className={styles.start} onClick={() => open('invites')}>
            <Link2 size={18} aria-hidden /> {t('rooms.invites')}
          </Button>
        </>
      )}
      <FormError>{adding.problem ?? (error && errorText(t, error))}</FormError>
      <ul className={styles.list}>
        {members?.nodes.map((member) => (
          <li key={member.user.id}>
            <Member roomId={roomId} member={member} isViewer={member.user.id === userId} mayManage={mayManage} />
          </li>
        ))}
      </ul>
      {members?.pageInfo.hasNextPage && (
        <More onMore={() => fetchMore({ variables: { after: members.pageInfo.endCursor } })} />
      )}
    </Dialog>
  );
}
