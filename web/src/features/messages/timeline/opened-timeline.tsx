import { type ReactNode, useState } from 'react';
import { errorText } from '../../../i18n/error-text.js';
import { useTexts } from '../../../i18n/i18n.js';
import { Button } from '../../../ui/button.js';
import { Spinner } from '../../../ui/spinner.js';
import { Timeline, type TimelineProps } from './timeline.js';
import styles from './timeline.module.css';
import { type Start, useOpening } from './use-opening.js';

type Props = Omit<TimelineProps, 'opening' | 'toNewest' | 'unreadSince'> & { start: Start };

/** A list of messages that is opened where it should be. */
export function OpenedTimeline({ start, ...props }: Props): ReactNode {
  const { t } = useTexts();
  const { opening, toNewest, retry } = useOpening(props.list, start);
  const [unreadSince] = useState(() => start.lastRead?.createdAt ?? null);
  if (opening.status === 'failed') {
    return (
      <div className={`${styles.timeline} centered`} role="alert">
        <p>{errorText(t, opening.error)}</p>
        <Button onClick={retry}>{t('app.retry')}</Button>
      </div>
    );
  }
  if (opening.status === 'opening' || !props.list.messages) {
    return (
      <div className={styles.timeline}>
        <Spinner />
      </div>
    );
  }
  return <Timeline key={opening.turn} {...props} opening={opening} toNewest={toNewest} unreadSince={unreadSince} />;
}
