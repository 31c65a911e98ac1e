import { X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { type FileFactsFragment, UploadFileDocument } from '../../../generated/documents.js';
import { useAddTaskAttachmentMutation, useRemoveTaskAttachmentMutation } from '../../../generated/work-hooks.js';
import { errorText } from '../../../i18n/error-text.js';
import { useTexts } from '../../../i18n/i18n.js';
import { IconButton } from '../../../ui/button.js';
import { toast } from '../../../ui/toasts.js';
import Attachments from '../../files/attachments/attachments.js';
import { AttachButton } from '../../files/composing/attach-button.js';
import { sendFile } from '../../files/uploads/send-file.js';
import type { ShownTask } from './shown-task.js';
import styles from './task-panel.module.css';

/** The files of a task: who may change it adds and removes them. */
export function TaskFiles({ task }: { task: ShownTask }): ReactNode {
  const { t } = useTexts();
  const [part, setPart] = useState<number | null>(null);
  const [attach] = useAddTaskAttachmentMutation();
  const [detach] = useRemoveTaskAttachmentMutation();
  const { id: taskId, attachments, viewerCanUpdate } = task;
  if (attachments.length === 0 && !viewerCanUpdate) return null;

  async function add(files: readonly File[]): Promise<void> {
    try {
      for (const [index, blob] of files.entries()) {
        const onProgress = (progress: number) => setPart((index + progress) / files.length);
        const { signal } = new AbortController();
        const parcel = { document: UploadFileDocument, blob, name: blob.name, onProgress, signal };
        const { uploadFile } = await sendFile(parcel);
        await attach({ variables: { input: { taskId, fileId: uploadFile.file.id } } });
      }
    } catch (error) {
      toast(errorText(t, error));
    }
    setPart(null);
  }

  const remove = ({ id: fileId }: FileFactsFragment) =>
    detach({ variables: { input: { taskId, fileId } } }).catch((error) => toast(errorText(t, error)));

  return (
    <section className={styles.section} aria-label={t('files.files')}>
      <div className={styles.filesHead}>
        <h2 className={styles.label}>{t('files.files')}</h2>
        {viewerCanUpdate && <AttachButton onChoose={(files) => void add(files)} />}
      </div>
      {part !== null && (
        <progress className={styles.upload} value={part} max={1} aria-label={t('files.uploadingAll')} />
      )}
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
    </section>
  );
}
