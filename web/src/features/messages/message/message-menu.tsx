import { Copy, Link, ListPlus, MessageSquareReply, Pencil, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { useDialog } from '../../../app/use-dialog.js';
import type { MessageContentFragment } from '../../../generated/documents.js';
import { useMessageRightsQuery } from '../../../generated/hooks.js';
import { useTexts } from '../../../i18n/i18n.js';
import { MenuItem } from '../../../ui/menu.js';
import { PopupMenu, type PopupProps } from '../../../ui/popup-menu.js';
import { toast } from '../../../ui/toasts.js';
import { messageAddress, threadAddress } from './addresses.js';
import { DeleteDialog } from './delete-dialog.js';
import { edit } from './use-editing.js';

/** Everything one may do with a message; the server is asked what that is. */
export default function MessageMenu({
  message,
  withThread,
  anchor,
  onClose,
}: PopupProps & { message: MessageContentFragment; withThread: boolean }): ReactNode {
  const { t } = useTexts();
  const [, navigate] = useLocation();
  const { open } = useDialog();
  const [isDeleting, setIsDeleting] = useState(false);
  const { data } = useMessageRightsQuery({ variables: { messageId: message.id }, fetchPolicy: 'cache-and-network' });
  const rights = data?.message;
  const copy = (text: string, said: string) => navigator.clipboard.writeText(text).then(() => toast(said));
  if (isDeleting) return <DeleteDialog message={message} opener={anchor} onClose={onClose} />;
  return (
    <PopupMenu anchor={anchor} label={t('messages.more')} onClose={onClose}>
      {withThread && (
        <MenuItem onClick={() => navigate(threadAddress(message))}>
          <MessageSquareReply size={16} aria-hidden /> {t('messages.reply')}
        </MenuItem>
      )}
      {!message.deletedAt && (
        <MenuItem onClick={() => open('message-task', message.id)}>
          <ListPlus size={16} aria-hidden /> {t('work.makeTask')}
        </MenuItem>
      )}
      <MenuItem onClick={() => copy(location.origin + messageAddress(message), t('messages.linkCopied'))}>
        <Link size={16} aria-hidden /> {t('messages.copyLink')}
      </MenuItem>
      {!message.deletedAt && (
        <MenuItem onClick={() => copy(message.content, t('messages.textCopied'))}>
          <Copy size={16} aria-hidden /> {t('messages.copyText')}
        </MenuItem>
      )}
      {rights?.viewerCanEdit && (
        <MenuItem onClick={() => edit(message.id)}>
          <Pencil size={16} aria-hidden /> {t('messages.edit')}
        </MenuItem>
      )}
      {rights?.viewerCanDelete && !message.deletedAt && (
        <MenuItem danger hideOnClick={false} onClick={() => setIsDeleting(true)}>
          <Trash2 size={16} aria-hidden /> {t('messages.delete')}
        </MenuItem>
      )}
    </PopupMenu>
  );
}
