import type { ReactNode } from 'react';
import { useTexts } from '../../../i18n/i18n.js';
import { TextField } from '../../../ui/field.js';
import styles from '../task-form.module.css';

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
      <TextField
        label={t('rooms.name')}
        name="name"
        required
        maxLength={200}
        autoComplete="off"
        defaultValue={project?.name}
        error={isWrong('name') ? t('rooms.nameWrong') : undefined}
      />
      <div className={styles.field}>
        <label htmlFor="project-description">{t('work.description')}</label>
        <textarea
          id="project-description"
          name="description"
          className={styles.text}
          rows={3}
          maxLength={16_384}
          dir="auto"
          defaultValue={project?.description}
        />
      </div>
    </>
  );
}

/** What was filled in. */
export function readProject(form: FormData): { name: string; description: string } {
  return { name: String(form.get('name')), description: String(form.get('description')).trim() };
}
