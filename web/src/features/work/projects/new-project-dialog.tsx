import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { DialogProps } from '../../../app/dialogs.js';
import { useCreateProjectMutation } from '../../../generated/work-hooks.js';
import { useTexts } from '../../../i18n/i18n.js';
import { NewGroup } from '../../members/new-group.js';
import { projectAddress } from '../addresses.js';
import { listProject } from '../cached-tasks.js';
import { ProjectFields, readProject } from './project-fields.js';

/** Makes a project and goes there. */
export default function NewProjectDialog({ onClose }: DialogProps): ReactNode {
  const { t } = useTexts();
  const [, navigate] = useLocation();
  const [createProject, { client }] = useCreateProjectMutation();
  return (
    <NewGroup
      title={t('work.newProject')}
      send={t('work.createProject')}
      names={['name', 'description']}
      fields={(isWrong) => <ProjectFields isWrong={isWrong} />}
      onCreate={async (form, input) => {
        const { data } = await createProject({ variables: { input: { ...readProject(form), ...input } } });
        const { project } = data!.createProject;
        listProject(client.cache, project);
        navigate(projectAddress(project.id));
      }}
      onClose={onClose}
    />
  );
}
