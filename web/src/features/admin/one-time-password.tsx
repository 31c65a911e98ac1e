import { Check, Copy } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTexts } from '../../i18n/i18n.js';
import { Button } from '../../ui/button.js';
import { DialogButtons } from '../../ui/dialog.js';
import styles from './account-dialog.module.css';

/** What somebody needs to sign in, to be handed to him: nobody sees the password again. */
export function OneTimePassword({
  username,
  password,
  onClose,
}: {
  username: string;
  password: string;
  onClose: () => void;
}): ReactNode {
  const { t } = useTexts();
  const shown = useRef<HTMLDListElement>(null);
  const [isCopied, setCopied] = useState(false);
  useEffect(() => shown.current?.focus(), []);
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(`${location.origin}\n${username}\n${password}`);
      setCopied(true);
    } catch {
      // Without TLS browsers give no clipboard: what is selected can be copied by hand.
      getSelection()?.selectAllChildren(shown.current!);
    }
  }
  return (
    <>
      <p>{t('admin.once')}</p>
      <dl ref={shown} tabIndex={-1} className={styles.secret}>
        <div>
          <dt>{t('admin.address')}</dt>
          <dd>{location.origin}</dd>
        </div>
        <div>
          <dt>{t('accounts.username')}</dt>
          <dd>
            <bdi>{username}</bdi>
          </dd>
        </div>
        <div>
          <dt>{t('accounts.password')}</dt>
          <dd>{password}</dd>
        </div>
      </dl>
      <p role="status" className="visually-hidden">
        {isCopied && t('admin.copied')}
      </p>
      <DialogButtons>
        <Button onClick={copy}>
          {isCopied ? <Check size={18} aria-hidden /> : <Copy size={18} aria-hidden />}
          {t(isCopied ? 'admin.copied' : 'admin.copy')}
        </Button>
        <Button look="primary" onClick={onClose}>
          {t('app.close')}
        </Button>
      </DialogButtons>
    </>
  );
}
