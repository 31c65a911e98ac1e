import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { DialogProps } from '../../../app/dialogs.js';
import type { ProjectListedFragment } from '../../../generated/work-documents.js';
import { useDeleteProjectMutation, useProjectQuery, useUpdateProjectMutation } from '../../../generated/work-hooks.js';
import { useTexts } from '../../../i18n/i18n.js';
import { Dialog } from '../../../ui/dialog.js';
import { DialogForm } from '../../../ui/dialog-form.js';
import { toast } from '../../../ui/toasts.js';
import { useAction } from '../../../ui/use-action.js';
import { DeleteGroup } from '../../members/delete-group.js';
import { Markdown } from '../../messages/markdown/markdown.js';
import { forgetProject } from '../cached-tasks.js';
import { NOBODY } from '../task/description.js';
import { ProjectFields, readProject } from './project-fields.js';

/** What a project is called and about; its owners change and delete it. about: its id. */
export default function ProjectSettingsDialog({ about, onClose }: DialogProps): ReactNode {
  const { t } = useTexts();
  const project = useProjectQuery({ variables: { id: about ?? '' } }).data?.project;
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
      <Facts project={project} onClose={onClose} />
      {project.viewerCanDelete && <DeleteProject project={project} />}
    </Dialog>
  );
}

function Facts({ project, onClose }: { project: ProjectListedFragment; onClose: () => void }): ReactNode {
  const { t } = useTexts();
  const [updateProject] = useUpdateProjectMutation();
  const action = useAction(
    async (form: FormData) => {
      await updateProject({ variables: { input: { id: project.id, ...readProject(form) } } });
      toast(t('settings.saved'));
      onClose();
    },
    ['name', 'description'],
  );
  return (
    <DialogForm action={action} send={t('app.save')} onClose={onClose}>
      <ProjectFields project={project} isWrong={action.isWrong} />
    </DialogForm>
  );
}

function DeleteProject({ project: { id, name } }: { project: ProjectListedFragment }): ReactNode {
  const { t } = useTexts();
  const [, navigate] = useLocation();
  const [deleteProject, { client }] = useDeleteProjectMutation();
  return (
    <DeleteGroup
      name={name}
      texts={{
        title: t('work.deleteProject'),
        meaning: t('work.deleteProjectText'),
        confirm: t('work.deleteProjectConfirm', { name }),
      }}
      onDelete={async () => {
        await deleteProject({ variables: { input: { id } } });
        navigate('/work');
        forgetProject(client.cache, id);
      }}
    />
  );
}
