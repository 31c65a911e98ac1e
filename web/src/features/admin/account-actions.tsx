import { KeyRound, ShieldCheck, ShieldOff, UserCheck, UserX } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import type { AccountFragment } from '../../generated/documents.js';
import { useTexts } from '../../i18n/i18n.js';
import { useViewer } from '../accounts/use-viewer.js';
import { sizeText } from '../files/size-text.js';
import styles from './account-dialog.module.css';

/** What an admin can do with an account. */
export type Step = 'makeAdmin' | 'makeUser' | 'setPassword' | 'deactivate' | 'reactivate';

const ICONS = {
  makeAdmin: ShieldCheck,
  makeUser: ShieldOff,
  setPassword: KeyRound,
  deactivate: UserX,
  reactivate: UserCheck,
};

/** What is known of an account, and what can be done with it. Oneself changes one's password in the settings. */
export function AccountActions({
  account,
  onStep,
}: {
  account: AccountFragment;
  onStep: (step: Step) => void;
}): ReactNode {
  const { t, language } = useTexts();
  const isViewer = useViewer()?.id === account.id;
  const actions = useRef<HTMLDivElement>(null);
  useEffect(() => actions.current?.focus(), []);
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long' });
  return (
    <>
      <dl className={styles.facts}>
        <div>
          <dt>{t('admin.email')}</dt>
          <dd>
            <bdi>{account.email ?? t('admin.noEmail')}</bdi>
          </dd>
        </div>
        <div>
          <dt>{t('admin.since')}</dt>
          <dd>{day.format(Date.parse(account.createdAt))}</dd>
        </div>
        <div>
          <dt>{t('admin.storageUsed')}</dt>
          <dd>{sizeText(account.storageUsed ?? 0, language)}</dd>
        </div>
      </dl>
      <div ref={actions} tabIndex={-1} className={styles.actions}>
        {stepsFor(account, isViewer).map((step) => {
          const Icon = ICONS[step];
          return (
            <button
              key={step}
              type="button"
              className={step === 'deactivate' ? styles.danger : undefined}
              onClick={() => onStep(step)}
            >
              <Icon size={18} aria-hidden /> {t(`admin.${step}`)}
            </button>
          );
        })}
      </div>
    </>
  );
}

function stepsFor({ role, deactivatedAt }: AccountFragment, isViewer: boolean): Step[] {
  const change: Step = role === 'ADMIN' ? 'makeUser' : 'makeAdmin';
  if (deactivatedAt) return ['reactivate'];
  return isViewer ? [change] : [change, 'setPassword', 'deactivate'];
}
