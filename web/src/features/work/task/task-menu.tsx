import { Ellipsis, Link as LinkIcon, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useOpenTask } from '../../../app/use-open-task.js';
import { useDeleteTaskMutation } from '../../../generated/work-hooks.js';
import { useTexts } from '../../../i18n/i18n.js';
import { IconButton } from '../../../ui/button.js';
import { ConfirmDialog } from '../../../ui/confirm-dialog.js';
import { Menu, MenuItem } from '../../../ui/menu.js';
import { toast } from '../../../ui/toasts.js';
import { taskAddress } from '../addresses.js';
import { forgetTask } from '../cached-tasks.js';
import type { ShownTask } from './shown-task.js';

/** What can be done with a task as a whole. */
export function TaskMenu({ task }: { task: ShownTask }): ReactNode {
  const { t } = useTexts();
  const [isDeleting, setDeleting] = useState(false);
  return (
    <>
      <Menu
        button={
          <IconButton label={t('work.taskMenu')}>
            <Ellipsis size={20} aria-hidden />
          </IconButton>
        }
      >
        <MenuItem
          onClick={() =>
            navigator.clipboard
              .writeText(location.origin + taskAddress(task.id))
              .then(() => toast(t('messages.linkCopied')))
          }
        >
          <LinkIcon size={16} aria-hidden /> {t('messages.copyLink')}
        </MenuItem>
        {task.viewerCanDelete && (
          <MenuItem danger onClick={() => setDeleting(true)}>
            <Trash2 size={16} aria-hidden /> {t('work.delete')}
          </MenuItem>
        )}
      </Menu>
      {isDeleting && <DeleteTask task={task} onClose={() => setDeleting(false)} />}
    </>
  );
}

function DeleteTask({ task, onClose }: { task: ShownTask; onClose: () => void }): ReactNode {
  const { t } = useTexts();
  const { closeTask } = useOpenTask();
  const [deleteTask, { client }] = useDeleteTaskMutation();
  return (
    <ConfirmDialog
      title={t('work.deleteTitle')}
      confirm={t('work.delete')}
      onConfirm={async () => {
        await deleteTask({ variables: { input: { id: task.id } } });
        closeTask();
        forgetTask(client.cache, task.id);
        toast(t('work.deleted'));
      }}
      onClose={onClose}
    >
      <p>{t('work.deleteText', { task: task.title })}</p>
    </ConfirmDialog>
  );
}
