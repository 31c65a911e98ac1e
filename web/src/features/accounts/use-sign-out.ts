import { useCallback } from 'react';
import { navigate } from 'wouter/use-browser-location';
import { useDialog } from '../../app/use-dialog.js';
import { useWorkspace } from '../../app/workspace.js';
import { errorText } from '../../i18n/error-text.js';
import { useTexts } from '../../i18n/i18n.js';
import { signOut } from '../../offline/sign-out.js';
import { toast } from '../../ui/toasts.js';

/** Signs out here, or asks first where messages would be lost that have not been sent. */
export function useSignOut(): () => void {
  const { t } = useTexts();
  const { outbox } = useWorkspace();
  const { open } = useDialog();
  return useCallback(() => {
    if (outbox.current().length > 0) open('sign-out');
    else leave().catch((error) => toast(errorText(t, error)));
  }, [t, outbox, open]);
}

/** Signs out and leaves nothing behind, in the address neither. Throws NetworkError. */
export async function leave(everywhere = false): Promise<void> {
  await signOut(everywhere);
  navigate('/', { replace: true });
}
