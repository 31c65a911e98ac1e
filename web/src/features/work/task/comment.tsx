import { Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { CommentFragment } from '../../../generated/work-documents.js';
import { useDeleteTaskCommentMutation } from '../../../generated/work-hooks.js';
import { useTexts } from '../../../i18n/i18n.js';
import { Avatar } from '../../../ui/avatar.js';
import { IconButton } from '../../../ui/button.js';
import { ConfirmDialog } from '../../../ui/confirm-dialog.js';
import { Markdown } from '../../messages/markdown/markdown.js';
import { useDates } from '../../messages/timeline/dates.js';
import { NOBODY } from './description.js';
import styles from './task-panel.module.css';

/** Something that was said about a task; its author can erase it. */
export function Comment({ comment }: { comment: CommentFragment }): ReactNode {
  const { t } = useTexts();
  const dates = useDates();
  const [isErasing, setErasing] = useState(false);
  const { author, content, createdAt, viewerCanDelete } = comment;
  return (
    <li className={styles.comment}>
      <Avatar person={author} size="s" />
      <div className={styles.said}>
        <p className={styles.by}>
          <bdi>{author.displayName}</bdi>
          <time className={styles.soft} dateTime={createdAt} title={dates.full(createdAt)}>
            {dates.short(createdAt)}
          </time>
        </p>
        <Markdown text={content} called={NOBODY} />
      </div>
      {viewerCanDelete && (
        <IconButton label={t('work.eraseComment')} className={styles.erase} onClick={() => setErasing(true)}>
          <Trash2 size={15} aria-hidden />
        </IconButton>
      )}
      {isErasing && <EraseComment comment={comment} onClose={() => setErasing(false)} />}
    </li>
  );
}

function EraseComment({ comment: { id }, onClose }: { comment: CommentFragment; onClose: () => void }): ReactNode {
  const { t } = useTexts();
  const [erase, { client }] = useDeleteTaskCommentMutation();
  return (
    <ConfirmDialog
      title={t('work.eraseCommentTitle')}
      confirm={t('work.eraseComment')}
      onConfirm={async () => {
        await erase({ variables: { input: { commentId: id } } });
        client.cache.evict({ id: client.cache.identify({ __typename: 'TaskComment', id })! });
        onClose();
      }}
      onClose={onClose}
    >
      <p>{t('work.eraseCommentText')}</p>
    </ConfirmDialog>
  );
}
