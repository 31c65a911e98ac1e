import type { ReactNode } from 'react';
import type { DialogProps } from '../../app/dialogs.js';
import { useProjectQuery } from '../../generated/work-hooks.js';
import { useTexts } from '../../i18n/i18n.js';
import { Dialog } from '../../ui/dialog.js';
import { EMPTY_TASK, TaskForm } from './task-form.js';

/** Makes a task. about: the project that it is made in. */
export default function NewTaskDialog({ about, onClose }: DialogProps): ReactNode {
  const { t } = useTexts();
  const { data, error } = useProjectQuery({ variables: { id: about ?? '' }, skip: !about });
  if (about && !data && !error) return null;
  const project = data?.project ? { id: data.project.id, name: data.project.name } : null;
  return (
    <Dialog title={t('work.newTask')} onClose={onClose}>
      <TaskForm start={{ ...EMPTY_TASK, project }} messageId={null} onClose={onClose} />
    </Dialog>
  );
}
