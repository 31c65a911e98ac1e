import { useCallback } from 'react';
import { useSearchParams } from 'wouter';

/** What can be open over a page. Those of a room are about the room of the page. */
export type DialogName =
  | 'new-room'
  | 'browse'
  | 'members'
  | 'invites'
  | 'room-settings'
  | 'leave-room'
  | 'person'
  | 'sign-out'
  | 'new-user'
  | 'invite-user'
  | 'account'
  | 'shortcuts'
  | 'picture'
  | 'archive'
  | 'new-task'
  | 'message-task'
  | 'new-project'
  | 'project-settings'
  | 'project-members'
  | 'leave-project';

/**
 * The dialog that is open stands in the address, so that the way back closes it. `about`: an id, for a dialog that is
 * about an object other than the page's.
 */
export function useDialog(): {
  dialog: DialogName | null;
  about: string | null;
  open: (name: DialogName, about?: string) => void;
  close: () => void;
} {
  const [params, setParams] = useSearchParams();
  const open = useCallback(
    (name: DialogName, about?: string) =>
      setParams((before) => {
        const next = cleared(before);
        next.set('dialog', name);
        if (about) next.set('about', about);
        return next;
      }),
    [setParams],
  );
  const close = useCallback(() => setParams(cleared, { replace: true }), [setParams]);
  return { dialog: params.get('dialog') as DialogName | null, about: params.get('about'), open, close };
}

function cleared(before: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(before);
  next.delete('dialog');
  next.delete('about');
  return next;
}
