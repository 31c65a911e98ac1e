import { CircleAlert, Clock, SendHorizontal } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTaskCommentsQuery } from '../../../generated/work-hooks.js';
import { failureText } from '../../../i18n/error-text.js';
import { useTexts } from '../../../i18n/i18n.js';
import { useHeard } from '../../../live/heard.js';
import { useAllOutgoing, useOutbox } from '../../../offline/use-outbox.js';
import { Button, IconButton } from '../../../ui/button.js';
import { Markdown } from '../../messages/markdown/markdown.js';
import { Comment } from './comment.js';
import { NOBODY } from './description.js';
import type { ShownTask } from './shown-task.js';
import styles from './task-panel.module.css';

/** Comments of one page. */
const PAGE = 30;

/** What was said about a task, oldest first, and where one says more. */
export function Comments({ task }: { task: ShownTask }): ReactNode {
  const { t } = useTexts();
  const variables = { id: task.id, last: PAGE };
  const { data, fetchMore, refetch } = useTaskCommentsQuery({ variables, fetchPolicy: 'cache-and-network' });
  useHeard((event) => {
    if (event.__typename === 'TaskEvent' && event.kind === 'TASK_COMMENTED' && event.task.id === task.id)
      refetch().catch(() => {});
  });
  const comments = data?.task?.comments;
  return (
    <section className={styles.section} aria-label={t('work.comments')}>
      <h2 className={styles.heading}>{t('work.comments')}</h2>
      {comments?.pageInfo.hasPreviousPage && (
        <Button
          look="quiet"
          className={styles.small}
          onClick={() => fetchMore({ variables: { before: comments.pageInfo.startCursor } }).catch(() => {})}
        >
          {t('work.earlier')}
        </Button>
      )}
      <ul className={styles.comments}>
        {comments?.nodes.map((comment) => (
          <Comment key={comment.id} comment={comment} />
        ))}
        <Outgoing taskId={task.id} />
      </ul>
      {task.viewerCanComment && <Say taskId={task.id} />}
    </section>
  );
}

/** Comments that have not arrived yet. */
function Outgoing({ taskId }: { taskId: string }): ReactNode {
  const { t } = useTexts();
  const { retry, discard } = useOutbox();
  const own = useAllOutgoing()
    .filter((one) => one.kind === 'comment')
    .filter((one) => one.taskId === taskId);
  return own.map(({ id, content, status, failure }) => (
    <li key={id} className={styles.comment} data-status={status}>
      {status === 'failed' ? (
        <CircleAlert size={16} className={styles.bad} aria-hidden />
      ) : (
        <Clock size={16} className={styles.icon} aria-label={t('work.waiting')} />
      )}
      <div className={styles.said}>
        <Markdown text={content} called={NOBODY} />
        {status === 'failed' && (
          <p role="alert" className={styles.bad}>
            {t('messages.notSent')} {failure && failureText(t, failure)}
            <Button look="quiet" className={styles.small} onClick={() => retry(id)}>
              {t('app.retry')}
            </Button>
            <Button look="quiet" className={styles.small} onClick={() => discard(id)}>
              {t('messages.discard')}
            </Button>
          </p>
        )}
      </div>
    </li>
  ));
}

function Say({ taskId }: { taskId: string }): ReactNode {
  const { t } = useTexts();
  const { send } = useOutbox();
  const [text, setText] = useState('');
  const canSend = text.trim() !== '';
  function submit(): void {
    if (!canSend) return;
    send({ kind: 'comment', taskId, content: text.trim() });
    setText('');
  }
  return (
    <form
      className={styles.say}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <textarea
        className={styles.text}
        rows={2}
        maxLength={16_384}
        dir="auto"
        aria-label={t('work.writeComment')}
        placeholder={t('work.writeComment')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          submit();
        }}
      />
      <IconButton type="submit" label={t('work.comment')} disabled={!canSend}>
        <SendHorizontal size={18} aria-hidden />
      </IconButton>
    </form>
  );
}
