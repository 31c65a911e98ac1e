import { Monitor, Smartphone } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { SessionLineFragment } from '../../generated/documents.js';
import { type Translate, useTexts } from '../../i18n/i18n.js';
import { Button } from '../../ui/button.js';
import { type Device, deviceOf } from './device-of.js';
import styles from './settings.module.css';

/** One session: with what, from where and when it was last used. onEnd: settles when it was tried. */
export function SessionLine({
  session,
  onEnd,
}: {
  session: SessionLineFragment;
  onEnd: () => Promise<void>;
}): ReactNode {
  const { t, language } = useTexts();
  const [isBusy, setBusy] = useState(false);
  const device = deviceOf(session.userAgent ?? null);
  const name = nameOf(t, device);
  const Icon = device.isPhone ? Smartphone : Monitor;
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  async function end(): Promise<void> {
    setBusy(true);
    await onEnd();
    setBusy(false);
  }
  return (
    <li className={styles.device}>
      <Icon size={22} aria-hidden />
      <div className={styles.about}>
        <p>
          <bdi>{name}</bdi>
          {session.isCurrent && <span className={styles.badge}>{t('accounts.sessions.current')}</span>}
        </p>
        <p>{t('accounts.sessions.lastUsed', { date: day.format(Date.parse(session.lastUsedAt)) })}</p>
        <p>
          {t('accounts.sessions.since', { date: day.format(Date.parse(session.createdAt)) })}
          {session.address && (
            <>
              {' · '}
              <bdi>{session.address}</bdi>
            </>
          )}
        </p>
      </div>
      {!session.isCurrent && (
        <Button busy={isBusy} onClick={end} aria-label={t('accounts.sessions.endNamed', { name })}>
          {t('accounts.sessions.end')}
        </Button>
      )}
    </li>
  );
}

function nameOf(t: Translate, { program, system }: Device): string {
  if (program && system) return t('accounts.sessions.device', { program, system });
  return program ?? system ?? t('accounts.sessions.unknown');
}
