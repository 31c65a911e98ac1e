import type { ReactNode } from 'react';
import type { DialogProps } from '../../app/dialogs.js';
import { useMessageQuery } from '../../generated/hooks.js';
import { useTaskDraftQuery } from '../../generated/work-hooks.js';
import { useTexts } from '../../i18n/i18n.js';
import { Dialog } from '../../ui/dialog.js';
import { Spinner } from '../../ui/spinner.js';
import { plainText } from '../rooms/plain-text.js';
import { EMPTY_TASK, TaskForm } from './task-form.js';

/** Makes a task from a message: what the server reads in it is filled in. about: the message's id. */
export default function MessageTaskDialog({ about, onClose }: DialogProps): ReactNode {
  const { t } = useTexts();
  const messageId = about ?? '';
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const { data, error } = useTaskDraftQuery({ variables: { messageId, timeZone }, fetchPolicy: 'network-only' });
  const message = useMessageQuery({ variables: { id: messageId } }).data?.message;
  // Without the server the message's own words have to do.
  const own = error && message && { title: [...plainText(message.content)].slice(0, 200).join('') };
  const draft = data?.taskDraft ?? own;
  return (
    <Dialog title={t('work.fromMessage')} onClose={onClose}>
      {draft ? (
        <TaskForm start={{ ...EMPTY_TASK, ...draft }} messageId={messageId} onClose={onClose} />
      ) : data || error ? (
        <p role="alert">{t('error.NOT_FOUND')}</p>
      ) : (
        <Spinner />
      )}
    </Dialog>
  );
}
