import { type ReactNode, useRef } from 'react';
import { useDialog } from '../../app/use-dialog.js';
import type { SessionLineFragment } from '../../generated/documents.js';
import { useRevokeSessionMutation, useSessionsQuery } from '../../generated/hooks.js';
import { errorText } from '../../i18n/error-text.js';
import { useTexts } from '../../i18n/i18n.js';
import { Button } from '../../ui/button.js';
import { FormError } from '../../ui/field.js';
import { Spinner } from '../../ui/spinner.js';
import { toast } from '../../ui/toasts.js';
import { SessionLine } from './session-line.js';
import styles from './settings.module.css';

/** Where one is signed in, and the way to end it. */
export function SessionsSection(): ReactNode {
  const { t } = useTexts();
  const { open } = useDialog();
  const list = useRef<HTMLUListElement>(null);
  const { data, error, refetch } = useSessionsQuery({ fetchPolicy: 'cache-and-network' });
  const [revokeSession, { client }] = useRevokeSessionMutation();
  async function end(ended: SessionLineFragment): Promise<void> {
    try {
      await revokeSession({ variables: { input: { sessionId: ended.id } } });
      client.cache.evict({ id: client.cache.identify({ ...ended }) });
      // The button that had the focus is gone with its line.
      list.current?.focus();
      toast(t('accounts.sessions.ended'));
    } catch (error) {
      toast(errorText(t, error));
    }
  }
  const sessions = data?.sessions;
  if (!sessions && error)
    return (
      <>
        <FormError>{errorText(t, error)}</FormError>
        <div className={styles.end}>
          <Button onClick={() => void refetch()}>{t('app.retry')}</Button>
        </div>
      </>
    );
  if (!sessions) return <Spinner />;
  return (
    <>
      <p className={styles.text}>{t('accounts.sessions.text')}</p>
      <ul ref={list} tabIndex={-1} className={styles.devices} aria-label={t('accounts.settings.sessions')}>
        {[...sessions].sort(currentFirst).map((session) => (
          <SessionLine key={session.id} session={session} onEnd={() => end(session)} />
        ))}
      </ul>
      <div className={styles.end}>
        <Button onClick={() => open('sign-out', 'everywhere')}>{t('accounts.signOutEverywhere')}</Button>
      </div>
    </>
  );
}

/** The rest stays as the server has it: the last used first. */
function currentFirst(a: SessionLineFragment, b: SessionLineFragment): number {
  return Number(b.isCurrent) - Number(a.isCurrent);
}
