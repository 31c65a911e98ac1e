// biome-ignore-all lint/a11y/useSemanticElements: a table of the browser's own lays out all its rows
// biome-ignore-all lint/a11y/useFocusableInteractive: a row of a table is nothing to press
import { type ReactNode, useRef } from 'react';
import { Virtualizer } from 'virtua';
import { type TextId, useTexts } from '../../../i18n/i18n.js';
import { Button } from '../../../ui/button.js';
import { Failed } from '../../../ui/failed.js';
import { More } from '../../../ui/more.js';
import { Spinner } from '../../../ui/spinner.js';
import type { TaskList } from '../task-list.js';
import { useTaskList } from '../use-task-list.js';
import { useView, type View, type Wanted } from '../use-view.js';
import { TaskRow } from './task-row.js';
import styles from './task-table.module.css';

/** The columns, and by which of them the server can sort. */
const COLUMNS: { text: TextId; name: string; order?: Wanted['order'] }[] = [
  { text: 'work.task', name: 'title' },
  { text: 'work.status', name: 'status' },
  { text: 'work.priority', name: 'priority', order: 'PRIORITY_DESC' },
  { text: 'work.assignee', name: 'assignee' },
  { text: 'work.due', name: 'due', order: 'DUE_ASC' },
  { text: 'work.updated', name: 'updated', order: 'UPDATED_DESC' },
];

/** Tasks line by line; however many there are, few are in the page. */
export function TaskTable({
  list,
  first,
  withProject,
}: {
  list: TaskList;
  first: View;
  withProject: boolean;
}): ReactNode {
  const { t } = useTexts();
  const { isFiltered, clear, want } = useView(first);
  const { tasks, hasMore, fetchMore, error, retry } = useTaskList(list);
  const scroller = useRef<HTMLDivElement>(null);
  if (error != null) return <Failed error={error} onRetry={retry} />;
  if (!tasks) return <Spinner />;
  return (
    <div ref={scroller} className={styles.scroller}>
      <div role="table" aria-label={t('work.view.list')} aria-rowcount={hasMore ? -1 : tasks.length + 1}>
        <div role="rowgroup" className={styles.head}>
          <div role="row" className={styles.row} aria-rowindex={1}>
            {COLUMNS.map(({ text, name, order }) => (
              <div
                key={name}
                role="columnheader"
                className={styles[name]}
                aria-sort={
                  order && order === list.orderBy ? (order === 'DUE_ASC' ? 'ascending' : 'descending') : undefined
                }
              >
                {order ? (
                  <button type="button" className={styles.sort} onClick={() => want({ order })}>
                    {t(text)}
                  </button>
                ) : (
                  t(text)
                )}
              </div>
            ))}
          </div>
        </div>
        <div role="rowgroup">
          <Virtualizer scrollRef={scroller} data={tasks as (typeof tasks)[number][]} itemSize={48} bufferSize={400}>
            {(task, index) => <TaskRow key={task.id} task={task} index={index + 2} withProject={withProject} />}
          </Virtualizer>
        </div>
      </div>
      {hasMore && <More onMore={fetchMore} />}
      {tasks.length === 0 && (
        <div className="centered">
          <p>{t(isFiltered ? 'work.noneFound' : 'work.noneYet')}</p>
          {isFiltered && <Button onClick={clear}>{t('work.clear')}</Button>}
        </div>
      )}
    </div>
  );
}
