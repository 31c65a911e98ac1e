import { Ellipsis } from 'lucide-react';
import type { ReactNode } from 'react';
import { failureOf } from '../../../api/errors.js';
import { useWorkspace } from '../../../app/workspace.js';
import type { ProjectMembersQuery, ProjectRole } from '../../../generated/work-documents.js';
import { useRemoveProjectMemberMutation, useSetProjectMemberRoleMutation } from '../../../generated/work-hooks.js';
import { errorText } from '../../../i18n/error-text.js';
import { useTexts } from '../../../i18n/i18n.js';
import { IconButton } from '../../../ui/button.js';
import { Menu, MenuItem } from '../../../ui/menu.js';
import { toast } from '../../../ui/toasts.js';
import { PersonLine } from '../../people/person-line.js';
import styles from '../../rooms/room-dialogs.module.css';

/** Somebody who is in a project. mayManage: whether the viewer may change that. */
export function ProjectMember({
  projectId,
  member: { user, role },
  mayManage,
  onChanged,
}: {
  projectId: string;
  member: NonNullable<ProjectMembersQuery['project']>['members']['nodes'][number];
  mayManage: boolean;
  onChanged: () => void;
}): ReactNode {
  const { t } = useTexts();
  const isViewer = useWorkspace().userId === user.id;
  const [setRole] = useSetProjectMemberRoleMutation();
  const [remove] = useRemoveProjectMemberMutation();
  const name = user.displayName;
  const input = { projectId, userId: user.id };
  const attempt = (work: Promise<unknown>) =>
    work.then(onChanged, (error) =>
      toast(failureOf(error).code === 'CONFLICT' ? t('work.lastOwner') : errorText(t, error)),
    );
  const become = (role: ProjectRole) => attempt(setRole({ variables: { input: { ...input, role } } }));
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
            <MenuItem danger onClick={() => attempt(remove({ variables: { input } }))}>
              {t('work.removeMember')}
            </MenuItem>
          )}
        </Menu>
      )}
    </PersonLine>
  );
}
