import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { failureOf } from '../../../api/errors.js';
import type { DialogProps } from '../../../app/dialogs.js';
import { useDialog } from '../../../app/use-dialog.js';
import { useWorkspace } from '../../../app/workspace.js';
import { useProjectQuery, useRemoveProjectMemberMutation } from '../../../generated/work-hooks.js';
import { useTexts } from '../../../i18n/i18n.js';
import { Button } from '../../../ui/button.js';
import { Dialog, DialogButtons } from '../../../ui/dialog.js';
import { FormError } from '../../../ui/field.js';
import { useAction } from '../../rooms/use-action.js';
import { forgetProject } from '../cached-tasks.js';

/** Takes the viewer out of a project, once he has said so. about: its id. */
export default function LeaveProjectDialog({ about, onClose }: DialogProps): ReactNode {
  const { t } = useTexts();
  const id = about ?? '';
  const { open } = useDialog();
  const { userId } = useWorkspace();
  const [, navigate] = useLocation();
  const project = useProjectQuery({ variables: { id } }).data?.project;
  const [remove, { client, error }] = useRemoveProjectMemberMutation();
  const action = useAction(async () => {
    await remove({ variables: { input: { projectId: id, userId } } });
    navigate('/work');
    forgetProject(client.cache, id);
  });
  if (!project) return null;
  const isLastOwner = error !== undefined && failureOf(error).code === 'CONFLICT';
  return (
    <Dialog title={t('work.leave')} onClose={onClose}>
      <p>{t('work.leaveText', { name: project.name })}</p>
      <FormError>{isLastOwner ? t('work.lastOwner') : action.problem}</FormError>
      <DialogButtons>
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        {isLastOwner ? (
          <Button look="primary" onClick={() => open('project-members', id)}>
            {t('leave.toMembers')}
          </Button>
        ) : (
          <Button look="danger" busy={action.busy} onClick={() => action.run()}>
            {t('leave.confirm')}
          </Button>
        )}
      </DialogButtons>
    </Dialog>
  );
}
