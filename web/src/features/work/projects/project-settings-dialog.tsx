import type { ReactNode } from 'react';
import type { DialogProps } from '../../../app/dialogs.js';
import { useProjectQuery, useUpdateProjectMutation } from '../../../generated/work-hooks.js';
import { useTexts } from '../../../i18n/i18n.js';
import { Button } from '../../../ui/button.js';
import { Dialog, DialogButtons } from '../../../ui/dialog.js';
import { FormError } from '../../../ui/field.js';
import { Form } from '../../../ui/form.js';
import { toast } from '../../../ui/toasts.js';
import { Markdown } from '../../messages/markdown/markdown.js';
import { useAction } from '../../rooms/use-action.js';
import { NOBODY } from '../task/description.js';
import { DeleteProject } from './delete-project.js';
import { ProjectFields, readProject } from './project-fields.js';

/** What a project is called and about; its owners change and delete it. about: its id. */
export default function ProjectSettingsDialog({ about, onClose }: DialogProps): ReactNode {
  const { t } = useTexts();
  const project = useProjectQuery({ variables: { id: about ?? '' } }).data?.project;
  const [updateProject] = useUpdateProjectMutation();
  const action = useAction(
    async (form: FormData) => {
      await updateProject({ variables: { input: { id: about ?? '', ...readProject(form) } } });
      toast(t('settings.saved'));
      onClose();
    },
    ['name', 'description'],
  );
  if (!project) return null;
  if (!project.viewerCanUpdate)
    return (
      <Dialog title={project.name} isText onClose={onClose}>
        {project.description ? (
          <Markdown text={project.description} called={NOBODY} />
        ) : (
          <p>{t('work.noDescription')}</p>
        )}
      </Dialog>
    );
  return (
    <Dialog title={t('work.projectSettings')} onClose={onClose}>
      <Form onSend={action.run}>
        <ProjectFields project={project} isWrong={action.isWrong} />
        <FormError>{action.problem}</FormError>
        <DialogButtons>
          <Button onClick={onClose}>{t('app.cancel')}</Button>
          <Button type="submit" look="primary" busy={action.busy}>
            {t('app.save')}
          </Button>
        </DialogButtons>
      </Form>
      {project.viewerCanDelete && <DeleteProject project={project} />}
    </Dialog>
  );
}
