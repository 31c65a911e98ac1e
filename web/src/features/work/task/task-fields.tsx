import type { ReactNode } from 'react';
import { useTexts } from '../../../i18n/i18n.js';
import { Avatar } from '../../../ui/avatar.js';
import { useDates } from '../../messages/timeline/dates.js';
import { Due } from '../due.js';
import { PRIORITIES, type Priority, STATUSES, type Status } from '../looks.js';
import { PriorityMark, StatusMark } from '../marks.js';
import { useChangeTask } from '../use-change-task.js';
import { useProjects } from '../use-projects.js';
import { AssigneeField } from './assignee-field.js';
import { DueField } from './due-field.js';
import type { ShownTask } from './shown-task.js';
import styles from './task-panel.module.css';

/** The facts of a task, each changed in its place by who may. */
export function TaskFields({ task }: { task: ShownTask }): ReactNode {
  const { t } = useTexts();
  const dates = useDates();
  const change = useChangeTask();
  const projects = useProjects();
  const { viewerCanUpdate: canUpdate, viewerCanSetStatus: canSetStatus, project, creator } = task;
  return (
    <div className={styles.fields}>
      <Field label={t('work.status')}>
        <StatusMark status={task.status} />
        {canSetStatus ? (
          <Choice
            label={t('work.status')}
            value={task.status}
            options={STATUSES.map((status) => [status, t(`work.status.${status}`)])}
            onChoose={(status) => change(task, { status: status as Status })}
          />
        ) : (
          t(`work.status.${task.status}`)
        )}
      </Field>
      <Field label={t('work.priority')}>
        <PriorityMark priority={task.priority} />
        {canUpdate ? (
          <Choice
            label={t('work.priority')}
            value={task.priority}
            options={PRIORITIES.map((priority) => [priority, t(`work.priority.${priority}`)])}
            onChoose={(priority) => change(task, { priority: priority as Priority })}
          />
        ) : (
          <span aria-hidden>{t(`work.priority.${task.priority}`)}</span>
        )}
      </Field>
      <Field label={t('work.assignee')}>
        <AssigneeField
          assignee={task.assignee}
          projectId={project?.id}
          isReadOnly={!canUpdate}
          onChange={(assignee) => change(task, { assignee })}
        />
      </Field>
      <Field label={t('work.due')}>
        {canUpdate ? (
          <DueField value={task.dueDate} onChange={(dueDate) => change(task, { dueDate })} />
        ) : (
          task.dueDate === null && t('work.noDue')
        )}
        <Due task={task} />
      </Field>
      <Field label={t('work.project')}>
        {canUpdate ? (
          <Choice
            label={t('work.project')}
            value={project?.id ?? ''}
            options={[
              ['', t('work.noProject')],
              ...projects.map(({ id, name }) => [id, name] as const),
              ...(project && !projects.some(({ id }) => id === project.id)
                ? [[project.id, project.name] as const]
                : []),
            ]}
            onChoose={(id) => {
              const chosen = projects.find((one) => one.id === id);
              change(task, { project: chosen ? { id, name: chosen.name } : null });
            }}
          />
        ) : (
          <bdi>{project?.name ?? t('work.noProject')}</bdi>
        )}
      </Field>
      <Field label={t('work.creator')}>
        <Avatar person={creator} size="s" />
        <bdi>{creator.displayName}</bdi>
        <time className={styles.soft} dateTime={task.createdAt} title={dates.full(task.createdAt)}>
          {dates.short(task.createdAt)}
        </time>
      </Field>
    </div>
  );
}

function Field({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    <div className={styles.field}>
      <p className={styles.label}>{label}</p>
      <div className={styles.value}>{children}</div>
    </div>
  );
}

function Choice({
  label,
  value,
  options,
  onChoose,
}: {
  label: string;
  value: string;
  options: readonly (readonly [value: string, text: string])[];
  onChoose: (value: string) => void;
}): ReactNode {
  return (
    <select
      className={styles.choice}
      aria-label={label}
      value={value}
      onChange={(event) => onChoose(event.target.value)}
    >
      {options.map(([option, text]) => (
        <option key={option} value={option}>
          {text}
        </option>
      ))}
    </select>
  );
}
