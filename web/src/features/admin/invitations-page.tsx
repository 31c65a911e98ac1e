import { MailPlus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useDialog } from '../../app/use-dialog.js';
import { useInvitationsQuery } from '../../generated/hooks.js';
import { errorText } from '../../i18n/error-text.js';
import { useTexts } from '../../i18n/i18n.js';
import { Button } from '../../ui/button.js';
import { FormError } from '../../ui/field.js';
import { More } from '../../ui/more.js';
import { Spinner } from '../../ui/spinner.js';
import { AdminPage } from './admin-page.js';
import { InvitationRow } from './invitation-row.js';
import styles from './invitations-page.module.css';

const PAGE = 50;

/** Whom admins asked in by mail, for admins, the newest first, and a way to ask in more. */
export default function InvitationsPage(): ReactNode {
  const { t } = useTexts();
  const { open } = useDialog();
  const { data, error, loading, fetchMore, refetch } = useInvitationsQuery({
    variables: { first: PAGE },
    fetchPolicy: 'cache-and-network',
  });
  const invitations = data?.invitations;
  return (
    <AdminPage
      title={t('admin.invitations')}
      action={
        <Button look="primary" onClick={() => open('invite-user')}>
          <MailPlus size={18} aria-hidden /> {t('admin.invitations.invite')}
        </Button>
      }
    >
      <p className={styles.soft}>{t('admin.invitations.about')}</p>
      {data?.organization.hasMailServer === false && <p className={styles.soft}>{t('admin.invitations.noServer')}</p>}
      {error && !invitations && (
        <>
          <FormError>{errorText(t, error)}</FormError>
          <Button onClick={() => void refetch()}>{t('app.retry')}</Button>
        </>
      )}
      {!invitations && loading && <Spinner />}
      <p role="status" className={styles.soft}>
        {invitations?.nodes.length === 0 && t('admin.invitations.none')}
      </p>
      <ul className={styles.invitations} aria-label={t('admin.invitations')}>
        {invitations?.nodes.map((invitation) => (
          <InvitationRow key={invitation.id} invitation={invitation} />
        ))}
      </ul>
      {invitations?.pageInfo.hasNextPage && (
        <More onMore={() => fetchMore({ variables: { after: invitations.pageInfo.endCursor } })} />
      )}
    </AdminPage>
  );
}
