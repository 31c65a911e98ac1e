import { ArrowDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTexts } from '../../../i18n/i18n.js';
import styles from './timeline.module.css';

/** The way to the newest message; unread: how many came that were not seen. */
export function JumpButton({ unread, onJump }: { unread: number; onJump: () => void }): ReactNode {
  const { t } = useTexts();
  return (
    <button type="button" className={styles.jump} data-unread={unread > 0 || undefined} onClick={onJump}>
      <ArrowDown size={16} aria-hidden />
      {unread > 0 ? t('messages.newCount', { count: unread }) : t('messages.toNewest')}
    </button>
  );
}
