import type { ReactNode } from 'react';
import { useTexts } from '../../../i18n/i18n.js';
import { TextAreaField } from '../../../ui/field.js';
import { NameField } from '../../members/name-field.js';

/** What a project is called and about. project: as it is now. */
export function ProjectFields({
  project,
  isWrong,
}: {
  project?: { name: string; description: string };
  isWrong: (field: string) => boolean;
}): ReactNode {
  const { t } = useTexts();
  return (
    <>
      <NameField name={project?.name} isWrong={isWrong('name')} />
      <TextAreaField
        label={t('work.description')}
        name="description"
        maxLength={16_384}
        defaultValue={project?.description}
      />
    </>
  );
}

/** What was filled in. */
export function readProject(form: FormData): { name: string; description: string } {
  return { name: String(form.get('name')), description: String(form.get('description')).trim() };
}
