import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTexts } from '../../i18n/i18n.js';
import { Button } from '../../ui/button.js';
import { TextField } from '../../ui/field.js';
import styles from './room-dialogs.module.css';

/** A link that was made just now: nobody can read it again later. */
export function InviteLink({ code }: { code: string }): ReactNode {
  const { t } = useTexts();
  const [isCopied, setCopied] = useState(false);
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  const link = `${location.origin}/invites/${code}`;
  return (
    <div className={styles.link}>
      <TextField
        label={t('invites.link')}
        value={link}
        readOnly
        aria-describedby={id}
        onFocus={(event) => event.target.select()}
      />
      <Button
        ref={button}
        look="primary"
        onClick={() =>
          navigator.clipboard.writeText(link).then(
            () => setCopied(true),
            () => {},
          )
        }
      >
        {t('invites.copy')}
      </Button>
      <p id={id} className={styles.soft}>
        {t('invites.once')}
      </p>
      <p role="status" className={styles.soft}>
        {isCopied && t('invites.copied')}
      </p>
    </div>
  );
}
