import { type ReactNode, useState } from 'react';
import type { TaskHistoryQuery } from '../../../generated/work-documents.js';
import { useTaskHistoryQuery } from '../../../generated/work-hooks.js';
import { type TextId, useTexts } from '../../../i18n/i18n.js';
import { useHeard } from '../../../live/heard.js';
import { Avatar } from '../../../ui/avatar.js';
import { Button } from '../../../ui/button.js';
import { useDates } from '../../messages/timeline/dates.js';
import styles from './task-panel.module.css';

const PAGE = 30;
/** Longer values are cut, characters. */
const SHOWN = 60;

type Change = NonNullable<TaskHistoryQuery['task']>['history']['nodes'][number];

/** Who changed what and when, once it is asked for. */
export function History({ taskId }: { taskId: string }): ReactNode {
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  return (
    <section className={styles.section} aria-label={t('work.history')}>
      <h2 className={styles.heading}>
        <button type="button" className={styles.fold} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t('work.history')}
        </button>
      </h2>
      {isOpen && <Changes taskId={taskId} />}
    </section>
  );
}

function Changes({ taskId }: { taskId: string }): ReactNode {
  const { t } = useTexts();
  const dates = useDates();
  const { data, fetchMore, refetch } = useTaskHistoryQuery({
    variables: { id: taskId, last: PAGE },
    fetchPolicy: 'cache-and-network',
  });
  useHeard((event) => {
    if (event.__typename === 'TaskEvent' && event.task.id === taskId) refetch().catch(() => {});
  });
  const history = data?.task?.history;
  return (
    <>
      <ol className={styles.changes}>
        {history?.nodes.toReversed().map((change) => (
          <li key={change.id} className={styles.change}>
            <Avatar person={change.actor} size="s" />
            <p>
              <bdi className={styles.actor}>{change.actor.displayName}</bdi> <What change={change} />{' '}
              <time className={styles.soft} dateTime={change.changedAt} title={dates.full(change.changedAt)}>
                {dates.short(change.changedAt)}
              </time>
            </p>
          </li>
        ))}
      </ol>
      {history?.pageInfo.hasPreviousPage && (
        <Button
          look="quiet"
          className={styles.small}
          onClick={() => fetchMore({ variables: { before: history.pageInfo.startCursor } }).catch(() => {})}
        >
          {t('work.earlier')}
        </Button>
      )}
    </>
  );
}

/** One change in words. */
function What({ change }: { change: Change }): ReactNode {
  const { t } = useTexts();
  const textOf = useValues();
  const { field } = change;
  if (field === 'CREATED' || field === 'DELETED' || field === 'DESCRIPTION') return t(`work.changed.${field}`);
  if (field === 'ATTACHMENT') {
    const side = change.to === null ? 'from' : 'to';
    return (
      <>
        {t(`work.changed.ATTACHMENT.${side}`)} <bdi>{textOf(change, side)}</bdi>
      </>
    );
  }
  return (
    <>
      {t(`work.changed.${field}`)} <bdi>{textOf(change, 'from')}</bdi> → <bdi>{textOf(change, 'to')}</bdi>
    </>
  );
}

function useValues(): (change: Change, side: 'from' | 'to') => string {
  const { t } = useTexts();
  const dates = useDates();
  return (change, side) => {
    const value = change[side];
    switch (change.field) {
      case 'ASSIGNEE':
        return (side === 'from' ? change.fromUser : change.toUser)?.displayName ?? t('work.nobody');
      case 'PROJECT':
        return (side === 'from' ? change.fromProject : change.toProject)?.name ?? t('work.noProject');
      case 'STATUS':
      case 'PRIORITY':
        return t(`work.${change.field.toLowerCase()}.${value}` as TextId);
      case 'DUE_DATE':
        return value ? dates.full(value) : t('work.noDue');
      default:
        return [...(value ?? '')].length > SHOWN ? `${[...value!].slice(0, SHOWN).join('')}…` : (value ?? '');
    }
  };
}
