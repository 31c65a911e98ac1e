import type { ReactNode } from 'react';
import { useTaskQuery } from '../../../generated/work-hooks.js';
import { useTexts } from '../../../i18n/i18n.js';
import { useHeard } from '../../../live/heard.js';
import { useAllOutgoing } from '../../../offline/use-outbox.js';
import { Failed } from '../../../ui/failed.js';
import { SidePanel } from '../../../ui/side-panel.js';
import { Spinner } from '../../../ui/spinner.js';
import { changed } from '../use-task-list.js';
import { Comments } from './comments.js';
import { Description } from './description.js';
import { History } from './history.js';
import { Refused } from './refused.js';
import { TaskFields } from './task-fields.js';
import { TaskFiles } from './task-files.js';
import { TaskMenu } from './task-menu.js';
import styles from './task-panel.module.css';
import { TaskSource } from './task-source.js';
import { Title } from './title.js';

/** A task with everything about it, beside the page: it is changed in its place. */
export default function TaskPanel({ taskId, onClose }: { taskId: string; onClose: () => void }): ReactNode {
  const { t } = useTexts();
  const { data, error, refetch } = useTaskQuery({ variables: { id: taskId }, fetchPolicy: 'cache-and-network' });
  const outgoing = useAllOutgoing().filter((one) => one.kind === 'task-change');
  // Who made or has it decides on what the viewer may do, which no event tells.
  useHeard((event) => {
    if (event.__typename === 'TaskEvent' && event.kind === 'TASK_UPDATED' && event.task.id === taskId)
      refetch().catch(() => {});
  });

  const own = outgoing.filter((one) => one.task.id === taskId);
  const known = data?.task;
  const task =
    known && own.reduce((shown, { status, changes }) => (status === 'failed' ? shown : changed(shown, changes)), known);
  return (
    <SidePanel
      label={t('work.task')}
      heading={<p className={styles.kind}>{task?.project ? <bdi>{task.project.name}</bdi> : t('work.task')}</p>}
      actions={task && !task.deletedAt && <TaskMenu task={task} />}
      returnTo={`card-${taskId}`}
      onClose={onClose}
    >
      {task && !task.deletedAt && (
        <div className={styles.body}>
          {own
            .filter(({ status }) => status === 'failed')
            .map((one) => (
              <Refused key={one.id} change={one} task={known} />
            ))}
          <Title task={task} />
          <TaskFields task={task} />
          <Description task={task} />
          <TaskFiles task={task} />
          <TaskSource message={task.message} />
          <Comments task={task} />
          <History taskId={taskId} />
        </div>
      )}
      {task?.deletedAt && <Gone text={t('work.deleted')} />}
      {known === null && <Gone text={t('app.notFound')} />}
      {known === undefined &&
        (error ? <Failed error={error} onRetry={() => refetch().catch(() => {})} /> : <Spinner />)}
    </SidePanel>
  );
}

function Gone({ text }: { text: string }): ReactNode {
  return (
    <div className="centered" role="status">
      <p>{text}</p>
    </div>
  );
}
