import { CircleAlert, Clock } from 'lucide-react';
import { lazy, memo, type ReactNode, Suspense } from 'react';
import { failureText } from '../../../i18n/error-text.js';
import { useTexts } from '../../../i18n/i18n.js';
import type { OutgoingMessage } from '../../../offline/outgoing.js';
import { useOutbox } from '../../../offline/use-outbox.js';
import { Button } from '../../../ui/button.js';
import { Markdown } from '../markdown/markdown.js';
import styles from './message.module.css';

const OutgoingFiles = lazy(() => import('../../files/composing/outgoing-files.js'));

const NOBODY = { names: new Set<string>(), own: new Set<string>() };

/** A message that is not on the server yet, and why. */
export const OutgoingRow = memo(function OutgoingRow({ message }: { message: OutgoingMessage }): ReactNode {
  const { t } = useTexts();
  const { retry, discard } = useOutbox();
  const { id, content, files, status, failure } = message;
  return (
    <div className={styles.row}>
      <article className={styles.message} data-status={status} aria-label={t('messages.onItsWay')}>
        <div className={styles.side}>
          {status === 'failed' ? (
            <CircleAlert size={16} className={styles.failed} aria-hidden />
          ) : (
            <Clock size={14} className={styles.waiting} aria-hidden />
          )}
        </div>
        <div className={styles.body}>
          <div className={styles.pending}>
            {content && <Markdown text={content} called={NOBODY} />}
            {files && files.length > 0 && (
              <Suspense>
                <OutgoingFiles files={files} />
              </Suspense>
            )}
          </div>
          {status === 'failed' && (
            <p className={styles.failure} role="alert">
              {t('messages.notSent')} {failure && failureText(t, failure)}
              <Button look="quiet" onClick={() => retry(id)}>
                {t('app.retry')}
              </Button>
              <Button look="quiet" onClick={() => discard(id)}>
                {t('messages.discard')}
              </Button>
            </p>
          )}
        </div>
      </article>
    </div>
  );
});
