import { X } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useRef } from 'react';
import type { FileFactsFragment } from '../../../generated/documents.js';
import { useRemoveTaskAttachmentMutation } from '../../../generated/work-hooks.js';
import { errorText } from '../../../i18n/error-text.js';
import { useTexts } from '../../../i18n/i18n.js';
import { IconButton } from '../../../ui/button.js';
import { toast } from '../../../ui/toasts.js';
import Attachments from '../../files/attachments/attachments.js';
import { AttachButton } from '../../files/composing/attach-button.js';
import ChosenList from '../../files/composing/chosen-list.js';
import { useFileDrag } from '../../files/composing/use-file-drag.js';
import type { ShownTask } from './shown-task.js';
import styles from './task-panel.module.css';
import { useNewTaskFiles } from './use-new-task-files.js';

const DropZone = lazy(() => import('../../files/composing/drop-zone.js'));

/** The files of a task: who may change it adds and removes them. */
export function TaskFiles({ task }: { task: ShownTask }): ReactNode {
  const { t } = useTexts();
  const section = useRef<HTMLElement>(null);
  const { files, add, retry, decide, remove } = useNewTaskFiles(task.id);
  const isDragging = useFileDrag();
  const { attachments, viewerCanUpdate } = task;
  if (attachments.length === 0 && !viewerCanUpdate) return null;
  return (
    <section ref={section} className={styles.section} aria-label={t('files.files')} tabIndex={-1}>
      <div className={styles.filesHead}>
        <h2 className={styles.label}>{t('files.files')}</h2>
        {viewerCanUpdate && <AttachButton onChoose={add} />}
      </div>
      {viewerCanUpdate && isDragging && (
        <Suspense>
          <DropZone within={section} onDrop={add} />
        </Suspense>
      )}
      <Attached task={task} />
      <ChosenList
        files={files}
        label={t('files.onTheirWay')}
        isWide
        onRetry={retry}
        onDecide={decide}
        onRemove={(key) => {
          section.current!.focus();
          remove(key);
        }}
      />
    </section>
  );
}

function Attached({ task: { id: taskId, attachments, viewerCanUpdate } }: { task: ShownTask }): ReactNode {
  const { t } = useTexts();
  const [detach] = useRemoveTaskAttachmentMutation();
  const remove = ({ id: fileId }: FileFactsFragment) =>
    detach({ variables: { input: { taskId, fileId } } }).catch((error) => toast(errorText(t, error)));
  return (
    <ul className={styles.files}>
      {attachments.map((file) => (
        <li key={file.id} className={styles.taskFile}>
          <Attachments files={[file]} />
          {viewerCanUpdate && (
            <IconButton label={t('files.remove', { name: file.name })} onClick={() => remove(file)}>
              <X size={16} aria-hidden />
            </IconButton>
          )}
        </li>
      ))}
    </ul>
  );
}
