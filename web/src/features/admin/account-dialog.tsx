import { type ReactNode, useState } from 'react';
import type { DialogProps } from '../../app/dialogs.js';
import type { AccountFragment } from '../../generated/documents.js';
import { useAccountQuery } from '../../generated/hooks.js';
import { errorText } from '../../i18n/error-text.js';
import { useTexts } from '../../i18n/i18n.js';
import { Avatar } from '../../ui/avatar.js';
import { Dialog } from '../../ui/dialog.js';
import { FormError } from '../../ui/field.js';
import { Spinner } from '../../ui/spinner.js';
import { useViewer } from '../accounts/use-viewer.js';
import { AccountActions, type Step } from './account-actions.js';
import styles from './account-dialog.module.css';
import { AccountStep } from './account-step.js';
import { Badges } from './person-row.js';

/** Somebody's account, and what an admin can do with it; each step asks before it does. */
export default function AccountDialog({ about, onClose }: DialogProps): ReactNode {
  const { t } = useTexts();
  const [step, setStep] = useState<Step | null>(null);
  const { data, error } = useAccountQuery({ variables: { id: about ?? '' }, fetchPolicy: 'cache-and-network' });
  const account = data?.node && 'username' in data.node ? (data.node as AccountFragment) : null;
  if (useViewer()?.role !== 'ADMIN') return null;
  return (
    <Dialog title={t(step ? `admin.${step}` : 'admin.account')} onClose={onClose}>
      {account && <Identity account={account} />}
      {account && !step && <AccountActions account={account} onStep={setStep} />}
      {account && step && <AccountStep account={account} step={step} onBack={() => setStep(null)} onClose={onClose} />}
      {!account &&
        (error ? <FormError>{errorText(t, error)}</FormError> : data ? <p>{t('error.NOT_FOUND')}</p> : <Spinner />)}
    </Dialog>
  );
}

function Identity({ account }: { account: AccountFragment }): ReactNode {
  return (
    <div className={styles.identity}>
      <Avatar person={account} size="l" online={account.isOnline} />
      <div className={styles.names}>
        <bdi>{account.displayName}</bdi>
        <bdi>@{account.username}</bdi>
        <Badges person={account} />
      </div>
    </div>
  );
}
