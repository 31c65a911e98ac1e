import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { DialogProps } from '../../../app/dialogs.js';
import { useDialog } from '../../../app/use-dialog.js';
import { useWorkspace } from '../../../app/workspace.js';
import { useProjectQuery, useRemoveProjectMemberMutation } from '../../../generated/work-hooks.js';
import { useTexts } from '../../../i18n/i18n.js';
import { LeaveGroup } from '../../members/leave-group.js';
import { forgetProject } from '../cached-tasks.js';

/** Takes the viewer out of a project, once he has said so. about: its id. */
export default function LeaveProjectDialog({ about, onClose }: DialogProps): ReactNode {
  const { t } = useTexts();
  const projectId = about ?? '';
  const { open } = useDialog();
  const { userId } = useWorkspace();
  const [, navigate] = useLocation();
  const project = useProjectQuery({ variables: { id: projectId } }).data?.project;
  const [remove, { client }] = useRemoveProjectMemberMutation();
  async function leave(): Promise<void> {
    await remove({ variables: { input: { projectId, userId } } });
    navigate('/work');
    forgetProject(client.cache, projectId);
  }
  if (!project) return null;
  return (
    <LeaveGroup
      title={t('work.leave')}
      lastOwner={t('work.lastOwner')}
      onLeave={leave}
      onMembers={() => open('project-members', projectId)}
      onClose={onClose}
    >
      <p>{t('work.leaveText', { name: project.name })}</p>
    </LeaveGroup>
  );
}
