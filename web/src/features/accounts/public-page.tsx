import { type ReactNode, useEffect, useRef } from 'react';
import { loadWorkspaceApp } from '../../app/load-workspace-app.js';
import { useTitle } from '../../app/use-title.js';
import { useTexts } from '../../i18n/i18n.js';
import { Button } from '../../ui/button.js';
import type { FrontDoor } from './front-door.js';
import { LanguageSwitch } from './language-switch.js';
import styles from './public-page.module.css';

/** A page for who is not signed in: one card under the mark. footer: where else one may want to go. */
export function PublicPage({
  title,
  door,
  footer,
  children,
}: {
  title: string;
  door: FrontDoor;
  footer?: ReactNode;
  children: ReactNode;
}): ReactNode {
  const main = useRef<HTMLElement>(null);
  useTitle(title);
  useEffect(() => {
    // A keyboard on the screen would cover half of what is to be read first.
    if (matchMedia('(pointer: fine)').matches) main.current?.querySelector('input')?.focus();
  }, []);
  return (
    <main ref={main} className={styles.page} onInput={() => void loadWorkspaceApp()}>
      <div className={styles.card}>
        <header className={styles.header}>
          <img src="/icons/icon.svg" width={56} height={56} alt="" />
          <h1>{title}</h1>
          <p className={styles.organization}>
            <bdi>{door.organization?.name}</bdi>
          </p>
        </header>
        <Unreached door={door} />
        {children}
        <footer className={styles.footer}>{footer}</footer>
      </div>
      <LanguageSwitch />
    </main>
  );
}

/** Something that whoever comes here should know first. */
export function Notice({ children }: { children: ReactNode }): ReactNode {
  return <div className={styles.notice}>{children}</div>;
}

function Unreached({ door: { isUnreached, retry } }: { door: FrontDoor }): ReactNode {
  const { t } = useTexts();
  return (
    <div role="status" className={styles.unreached}>
      {isUnreached && (
        <Notice>
          <p>{t('error.NETWORK')}</p>
          <Button onClick={() => void retry()}>{t('app.retry')}</Button>
        </Notice>
      )}
    </div>
  );
}
