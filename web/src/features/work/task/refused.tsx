import { useApolloClient } from '@apollo/client/react';
import { type ReactNode, useEffect, useState } from 'react';
import { TaskDocument } from '../../../generated/work-documents.js';
import { failureText } from '../../../i18n/error-text.js';
import { type TextId, useTexts } from '../../../i18n/i18n.js';
import { useConnection } from '../../../live/connection.js';
import type { OutgoingTaskChange, TaskChanges } from '../../../offline/outgoing.js';
import { useOutbox } from '../../../offline/use-outbox.js';
import { Button } from '../../../ui/button.js';
import { useDates } from '../../messages/timeline/dates.js';
import { useChangeTask } from '../use-change-task.js';
import type { ShownTask } from './shown-task.js';
import styles from './task-panel.module.css';

/** A change that the server refused. Where somebody else changed the same meanwhile, one chooses which of the two holds. */
export function Refused({ change, task }: { change: OutgoingTaskChange; task: ShownTask }): ReactNode {
  const { t } = useTexts();
  const { discard, retry } = useOutbox();
  const changeTask = useChangeTask();
  const textOf = useValues();
  const { id, changes, failure } = change;
  const version = useCurrentVersion(task.id);
  if (failure?.code !== 'CONFLICT')
    return (
      <div role="alert" className={styles.refused}>
        <p>
          {t('work.refused')} {failure && failureText(t, failure)}
        </p>
        <div className={styles.buttons}>
          <Button onClick={() => retry(id)}>{t('app.retry')}</Button>
          <Button onClick={() => discard(id)}>{t('messages.discard')}</Button>
        </div>
      </div>
    );
  const names = Object.keys(changes) as (keyof TaskChanges)[];
  return (
    <div role="alert" className={styles.refused}>
      <p className={styles.refusedTitle}>{t('work.conflict')}</p>
      <table className={styles.versions}>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('work.conflict.theirs')}</th>
            <th scope="col">{t('work.conflict.mine')}</th>
          </tr>
        </thead>
        <tbody>
          {names.map((name) => (
            <tr key={name}>
              <th scope="row">{t(NAMES[name])}</th>
              <td>{textOf(name, task)}</td>
              <td>{textOf(name, changes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles.buttons}>
        <Button busy={version === null} onClick={() => discard(id)}>
          {t('work.conflict.keep')}
        </Button>
        <Button
          look="primary"
          busy={version === null}
          onClick={() => {
            discard(id);
            changeTask({ ...task, version: Math.max(task.version, version!) }, changes);
          }}
        >
          {t('work.conflict.use')}
        </Button>
      </div>
    </div>
  );
}

/**
 * What is there now is asked for: the event that tells of it may still be on its way. Before the tab is live, the device would answer.
 * Null: not known yet. What is shown may be a moment behind it.
 */
function useCurrentVersion(taskId: string): number | null {
  const client = useApolloClient();
  const isLive = useConnection() === 'live';
  const [version, setVersion] = useState<number | null>(null);
  useEffect(() => {
    if (!isLive) return;
    const query = { query: TaskDocument, variables: { id: taskId }, fetchPolicy: 'network-only' } as const;
    client.query(query).then(
      ({ data }) => setVersion(data?.task?.version ?? null),
      () => {},
    );
  }, [client, taskId, isLive]);
  return version;
}

const NAMES: Record<keyof TaskChanges, TextId> = {
  title: 'work.titleField',
  description: 'work.description',
  status: 'work.status',
  priority: 'work.priority',
  project: 'work.project',
  assignee: 'work.assignee',
  dueDate: 'work.due',
};

function useValues(): (name: keyof TaskChanges, values: TaskChanges) => string {
  const { t } = useTexts();
  const dates = useDates();
  return (name, values) => {
    switch (name) {
      case 'status':
      case 'priority':
        return t(`work.${name}.${values[name]}` as TextId);
      case 'project':
        return values.project?.name ?? t('work.noProject');
      case 'assignee':
        return values.assignee?.displayName ?? t('work.nobody');
      case 'dueDate':
        return values.dueDate ? dates.full(values.dueDate) : t('work.noDue');
      default:
        return values[name] ?? '';
    }
  };
}
