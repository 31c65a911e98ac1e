import { Mail, MailCheck, MailX } from 'lucide-react';
import type { ReactNode } from 'react';
import type { InvitationLineFragment } from '../../generated/documents.js';
import { useRevokeInvitationMutation } from '../../generated/hooks.js';
import { errorText } from '../../i18n/error-text.js';
import { useTexts } from '../../i18n/i18n.js';
import { Button } from '../../ui/button.js';
import { toast } from '../../ui/toasts.js';
import { useNow } from '../../ui/use-now.js';
import { localeOf } from '../messages/timeline/dates.js';
import { invitationState } from './invitation-state.js';
import styles from './invitations-page.module.css';

const ICONS = { open: Mail, accepted: MailCheck, revoked: MailX, expired: MailX };

/** An invitation: to whom, by whom, and what came of it; one that is open can be taken back. */
export function InvitationRow({ invitation }: { invitation: InvitationLineFragment }): ReactNode {
  const { t, language } = useTexts();
  const [revoke, { loading }] = useRevokeInvitationMutation();
  const { id, email, invitedBy, acceptedBy, createdAt } = invitation;
  const [state, at] = invitationState(invitation, useNow());
  const time = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'medium', timeStyle: 'short' });
  const date = time.format(Date.parse(at));
  const Icon = ICONS[state];
  return (
    <li className={styles.invitation} data-state={state}>
      <Icon size={22} aria-hidden className={styles.icon} />
      <div className={styles.about}>
        <p>
          <bdi>{email}</bdi>
        </p>
        <p className={styles.state}>
          {state === 'accepted'
            ? t('admin.invitations.acceptedBy', { name: acceptedBy!.displayName, date })
            : t(`admin.invitations.${state}`, { date })}
        </p>
        <p className={styles.soft}>
          {t('admin.invitations.by', { name: invitedBy.displayName, date: time.format(Date.parse(createdAt)) })}
        </p>
      </div>
      {state === 'open' && (
        <Button
          busy={loading}
          aria-label={t('admin.invitations.revokeNamed', { email })}
          onClick={() =>
            revoke({ variables: { input: { invitationId: id } } }).catch((error) => toast(errorText(t, error)))
          }
        >
          {t('admin.invitations.revoke')}
        </Button>
      )}
    </li>
  );
}
