import { useFollowThreadMutation, useMessageRightsQuery, useUnfollowThreadMutation } from '../../../generated/hooks.js';
import { errorText } from '../../../i18n/error-text.js';
import { useTexts } from '../../../i18n/i18n.js';
import { toast } from '../../../ui/toasts.js';

/** Whether replies in a thread count as unread for the viewer; null while that is not known. */
export function useFollowing(rootId: string): { isOn: boolean; toggle: () => void } | null {
  const { t } = useTexts();
  const { data } = useMessageRightsQuery({ variables: { messageId: rootId }, fetchPolicy: 'cache-and-network' });
  const [follow] = useFollowThreadMutation();
  const [unfollow] = useUnfollowThreadMutation();
  if (!data?.message) return null;
  const isOn = data.message.viewerFollowsThread;
  const change = isOn ? unfollow : follow;
  return {
    isOn,
    toggle: () =>
      void change({ variables: { input: { messageId: rootId } } }).catch((error) => toast(errorText(t, error))),
  };
}
