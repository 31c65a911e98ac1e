import { Link2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { InviteFragment } from '../../generated/documents.js';
import { useRevokeRoomInviteMutation } from '../../generated/hooks.js';
import { errorText } from '../../i18n/error-text.js';
import { useTexts } from '../../i18n/i18n.js';
import { Button } from '../../ui/button.js';
import { toast } from '../../ui/toasts.js';
import { useNow } from '../../ui/use-now.js';
import { inviteState } from './invite-state.js';
import styles from './room-dialogs.module.css';

/** A link into a room as its owners see it: whose, since when, whom it let in, and whether it still does. */
export function Invite({ invite }: { invite: InviteFragment }): ReactNode {
  const { t, language } = useTexts();
  const [revoke, { loading }] = useRevokeRoomInviteMutation();
  const date = (at: string) => new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(Date.parse(at));
  const state = inviteState(invite, useNow());
  const made = date(invite.createdAt);
  const input = { inviteId: invite.id };
  return (
    <li className={styles.line}>
      <Link2 size={18} aria-hidden className={styles.soft} />
      <div className={state === 'active' ? styles.words : `${styles.words} ${styles.over}`}>
        <p className={styles.title}>
          <bdi>{invite.createdBy.displayName}</bdi>, {made}
        </p>
        <p className={styles.note}>
          {t(`invites.${state}`, { date: date(invite.expiresAt) })}
          {' · '}
          {invite.maxUses === null
            ? t('invites.used', { count: invite.useCount })
            : t('invites.usedOf', { count: invite.useCount, max: invite.maxUses })}
        </p>
      </div>
      {state === 'active' && (
        <Button
          busy={loading}
          aria-label={t('invites.revokeNamed', { date: made })}
          onClick={() => revoke({ variables: { input } }).catch((error) => toast(errorText(t, error)))}
        >
          {t('invites.revoke')}
        </Button>
      )}
    </li>
  );
}
