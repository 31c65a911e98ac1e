import { type ReactNode, useState } from 'react';
import type { PersonFragment, TaskFactsFragment } from '../../generated/documents.js';
import { useTexts } from '../../i18n/i18n.js';
import { useConnection } from '../../live/connection.js';
import { useOutbox } from '../../offline/use-outbox.js';
import { Button } from '../../ui/button.js';
import { DialogButtons } from '../../ui/dialog.js';
import { SelectField, TextAreaField, TextField } from '../../ui/field.js';
import { Form } from '../../ui/form.js';
import { toast } from '../../ui/toasts.js';
import { useRooms } from '../rooms/use-rooms.js';
import { PRIORITIES, type Priority } from './looks.js';
import { AssigneeField } from './task/assignee-field.js';
import { DueField } from './task/due-field.js';
import styles from './task-form.module.css';
import { useProjects } from './use-projects.js';

/** What a new task begins with. */
export interface TaskStart {
  title: string;
  description: string;
  project: TaskFactsFragment['project'];
  assignee: PersonFragment | null;
  dueDate: string | null;
}

export const EMPTY_TASK: TaskStart = { title: '', description: '', project: null, assignee: null, dueDate: null };

/** The fields of a new task. It is shown at once and sent as soon as the server can be reached. */
export function TaskForm({
  start,
  messageId,
  onClose,
}: {
  start: TaskStart;
  messageId: string | null;
  onClose: () => void;
}): ReactNode {
  const { t } = useTexts();
  const { viewer } = useRooms();
  const { send } = useOutbox();
  const isLive = useConnection() === 'live';
  const projects = useProjects();
  const [project, setProject] = useState(start.project);
  const [assignee, setAssignee] = useState(start.assignee);
  const [dueDate, setDueDate] = useState(start.dueDate);

  function create(form: FormData): void {
    const title = String(form.get('title')).trim().replace(/\s+/g, ' ');
    if (title === '' || !viewer) return;
    const now = new Date().toISOString();
    const task = {
      __typename: 'Task' as const,
      id: '',
      title,
      description: String(form.get('description')).trim(),
      status: 'TODO' as const,
      priority: form.get('priority') as Priority,
      project,
      assignee,
      dueDate,
      creator: viewer,
      createdAt: now,
      updatedAt: now,
      completedAt: null,
      deletedAt: null,
      version: 0,
      commentCount: 0,
    };
    send({ kind: 'new-task', task, messageId });
    toast(t(isLive ? 'work.created' : 'work.willBeCreated', { task: title }));
    onClose();
  }

  return (
    <Form onSend={create}>
      <TextField
        label={t('work.titleField')}
        name="title"
        required
        maxLength={200}
        autoComplete="off"
        defaultValue={start.title}
      />
      <TextAreaField
        label={t('work.description')}
        name="description"
        maxLength={16_384}
        defaultValue={start.description}
      />
      <div className={styles.pair}>
        <SelectField
          label={t('work.project')}
          value={project?.id ?? ''}
          onChange={(event) => {
            const chosen = projects.find(({ id }) => id === event.target.value);
            setProject(chosen ? { id: chosen.id, name: chosen.name } : null);
          }}
        >
          <option value="">{t('work.noProject')}</option>
          {project && !projects.some(({ id }) => id === project.id) && (
            <option value={project.id}>{project.name}</option>
          )}
          {projects.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField label={t('work.priority')} name="priority" defaultValue="MEDIUM">
          {PRIORITIES.map((priority) => (
            <option key={priority} value={priority}>
              {t(`work.priority.${priority}`)}
            </option>
          ))}
        </SelectField>
        <div className={styles.field}>
          <p className={styles.label}>{t('work.assignee')}</p>
          <AssigneeField assignee={assignee} projectId={project?.id} onChange={setAssignee} />
        </div>
        <div className={styles.field}>
          <p className={styles.label}>{t('work.due')}</p>
          <DueField value={dueDate} onChange={setDueDate} />
        </div>
      </div>
      <DialogButtons>
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        <Button type="submit" look="primary">
          {t('work.create')}
        </Button>
      </DialogButtons>
    </Form>
  );
}
