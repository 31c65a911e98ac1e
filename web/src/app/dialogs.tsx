import { type ComponentType, type ReactNode, Suspense } from 'react';
import { useRoute } from 'wouter';
import { lazyWithTexts } from '../i18n/lazy-with-texts.js';
import { type DialogName, useDialog } from './use-dialog.js';

/** What a dialog is given. roomId: the room of the page; empty on others. about: see useDialog. */
export interface DialogProps {
  roomId: string;
  about: string | null;
  onClose: () => void;
}

const DIALOGS: Record<DialogName, ComponentType<DialogProps>> = {
  'new-room': lazyWithTexts(() => import('../features/rooms/new-room-dialog.js')),
  'new-user': lazyWithTexts(() => import('../features/admin/new-user-dialog.js')),
  'invite-user': lazyWithTexts(() => import('../features/admin/invite-user-dialog.js')),
  account: lazyWithTexts(() => import('../features/admin/account-dialog.js')),
  'sign-out': lazyWithTexts(() => import('../features/accounts/sign-out-dialog.js')),
  browse: lazyWithTexts(() => import('../features/rooms/browse-dialog.js')),
  members: lazyWithTexts(() => import('../features/rooms/members-dialog.js')),
  invites: lazyWithTexts(() => import('../features/rooms/invites-dialog.js')),
  'room-settings': lazyWithTexts(() => import('../features/rooms/room-settings-dialog.js')),
  'leave-room': lazyWithTexts(() => import('../features/rooms/leave-room-dialog.js')),
  shortcuts: lazyWithTexts(() => import('../features/help/shortcuts-dialog.js')),
  'new-task': lazyWithTexts(() => import('../features/work/new-task-dialog.js')),
  'message-task': lazyWithTexts(() => import('../features/work/message-task-dialog.js')),
  'new-project': lazyWithTexts(() => import('../features/work/projects/new-project-dialog.js')),
  'project-settings': lazyWithTexts(() => import('../features/work/projects/project-settings-dialog.js')),
  'project-members': lazyWithTexts(() => import('../features/work/projects/project-members-dialog.js')),
  'leave-project': lazyWithTexts(() => import('../features/work/projects/leave-project-dialog.js')),
  picture: lazyWithTexts(() => import('../features/files/viewer/picture-dialog.js')),
  archive: lazyWithTexts(() => import('../features/files/archive/archive-dialog.js')),
  person: lazyWithTexts(() => import('../features/people/person-dialog.js')),
};

/** The dialog that the address asks for. */
export function Dialogs(): ReactNode {
  const { dialog, about, close } = useDialog();
  const [, params] = useRoute('/rooms/:roomId/*?');
  const Open = dialog && DIALOGS[dialog];
  if (!Open) return null;
  return (
    <Suspense fallback={null}>
      <Open key={dialog} roomId={params?.roomId ?? ''} about={about} onClose={close} />
    </Suspense>
  );
}
