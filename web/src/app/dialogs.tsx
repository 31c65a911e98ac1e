import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import { useRoute } from 'wouter';
import { type DialogName, useDialog } from './use-dialog.js';

/** What a dialog is given. roomId: the room of the page; empty on others. about: see useDialog. */
export interface DialogProps {
  roomId: string;
  about: string | null;
  onClose: () => void;
}

const DIALOGS: Record<DialogName, ComponentType<DialogProps>> = {
  'new-room': lazy(() => import('../features/rooms/new-room-dialog.js')),
  'new-user': lazy(() => import('../features/admin/new-user-dialog.js')),
  account: lazy(() => import('../features/admin/account-dialog.js')),
  'sign-out': lazy(() => import('../features/accounts/sign-out-dialog.js')),
  browse: lazy(() => import('../features/rooms/browse-dialog.js')),
  members: lazy(() => import('../features/rooms/members-dialog.js')),
  invites: lazy(() => import('../features/rooms/invites-dialog.js')),
  'room-settings': lazy(() => import('../features/rooms/room-settings-dialog.js')),
  'leave-room': lazy(() => import('../features/rooms/leave-room-dialog.js')),
  shortcuts: lazy(() => import('../features/help/shortcuts-dialog.js')),
  'new-task': lazy(() => import('../features/work/new-task-dialog.js')),
  'message-task': lazy(() => import('../features/work/message-task-dialog.js')),
  'new-project': lazy(() => import('../features/work/projects/new-project-dialog.js')),
  'project-settings': lazy(() => import('../features/work/projects/project-settings-dialog.js')),
  'project-members': lazy(() => import('../features/work/projects/project-members-dialog.js')),
  'leave-project': lazy(() => import('../features/work/projects/leave-project-dialog.js')),
  picture: lazy(() => import('../features/files/viewer/picture-dialog.js')),
  archive: lazy(() => import('../features/files/archive/archive-dialog.js')),
  person: lazy(() => import('../features/people/person-dialog.js')),
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
